/** What others changed in a system of ours. */
@NullMarked
package dev.slipway.process.thirdparty;

import org.jspecify.annotations.NullMarked;
