/** What holds on a real PostgreSQL only, and the server that these and other tests run on. */
@NullMarked
package dev.slipway.postgres;

import org.jspecify.annotations.NullMarked;
