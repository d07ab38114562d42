@NullMarked
package dev.slipway.process.overview;

import org.jspecify.annotations.NullMarked;
