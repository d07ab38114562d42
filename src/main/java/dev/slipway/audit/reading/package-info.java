/** What reading leaves behind: who read which record, where the policy says so. */
@NullMarked
package dev.slipway.audit.reading;

import org.jspecify.annotations.NullMarked;
