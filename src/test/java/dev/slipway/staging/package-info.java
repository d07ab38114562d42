@NullMarked
package dev.slipway.staging;

import org.jspecify.annotations.NullMarked;
