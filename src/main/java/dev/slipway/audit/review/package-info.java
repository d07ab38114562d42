/** Links that let people from outside read the records of chosen releases for a while. */
@NullMarked
package dev.slipway.audit.review;

import org.jspecify.annotations.NullMarked;
