/** One release as auditors are shown it: put together from the ledger and from what it points to, then drawn. */
@NullMarked
package dev.slipway.audit.record;

import org.jspecify.annotations.NullMarked;
