package dev.slipway.audit.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line as it is shown, with people by name; this is the line in JSON too.
 *
 * @param entry place of the ledger's entry that began it
 * @param system empty where it is about no system
 * @param keptUntil last day on which it is kept at least; null while nothing was ever placed on the market
 * @param facts by the keys of the register's columns
 */
record ShownLine(
        long entry,
        Instant began,
        @Nullable Instant ended,
        String subject,
        String system,
        @Nullable LocalDate keptUntil,
        Map<String, String> facts) {

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
