package dev.slipway.audit.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a finding was closed.
 *
 * @param by who closed it
 * @param with what closed it, in a sentence
 * @param sequence the entry that says so
 */
public record Closing(
        Instant at, String by, String with, @Nullable Long sequence) {}
