package dev.slipway.audit.reading;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What auditors leave behind when they read.
 *
 * @param traceReading whose reading is an entry of the ledger
 */
@ConfigurationProperties("slipway.audit")
public record ReadingProperties(@DefaultValue("releases") Trace traceReading) {

    /** Nothing, the record of each single release, or every page and file of auditors. */
    public enum Trace {
        NONE,
        RELEASES,
        ALL
    }
}
