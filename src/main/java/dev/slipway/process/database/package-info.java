/** PostgreSQL under several nodes: what it must promise, tables made once, one node starting at a time. */
@NullMarked
package dev.slipway.process.database;

import org.jspecify.annotations.NullMarked;
