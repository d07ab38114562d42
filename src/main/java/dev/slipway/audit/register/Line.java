package dev.slipway.audit.register;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a register as it is kept, with people under their pseudonyms.
 *
 * @param seq entry of the ledger that began it
 * @param subject slug of the release, or the key of what it is about
 * @param system empty where it is about no system
 */
record Line(
        String key,
        long seq,
        Instant openedAt,
        @Nullable Instant closedAt,
        String subject,
        String system,
        Map<String, String> facts) {

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }
}
