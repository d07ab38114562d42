@NullMarked
package dev.slipway.process.byhand;

import org.jspecify.annotations.NullMarked;
