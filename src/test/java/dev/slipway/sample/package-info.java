@NullMarked
package dev.slipway.sample;

import org.jspecify.annotations.NullMarked;
