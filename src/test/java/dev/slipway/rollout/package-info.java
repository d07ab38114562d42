@NullMarked
package dev.slipway.rollout;

import org.jspecify.annotations.NullMarked;
