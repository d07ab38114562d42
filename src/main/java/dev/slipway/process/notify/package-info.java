/** Who is asked, told and reminded by mail. */
@NullMarked
package dev.slipway.process.notify;

import org.jspecify.annotations.NullMarked;
