package dev.slipway.sigstore;

import dev.slipway.signature.SignatureJson;
import dev.slipway.signature.UnreadableSignature;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * When somebody's word counts.
 *
 * @param end {@link Instant#MAX} where none is set
 */
record Validity(Instant start, Instant end) {

    static Validity of(SignatureJson json) {
        return new Validity(instant(json, "start"), json.has("end") ? instant(json, "end") : Instant.MAX);
    }

    boolean covers(Instant time) {
        return !time.isBefore(start) && !time.isAfter(end);
    }

    private static Instant instant(SignatureJson json, String name) {
        String text = json.text(name);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UnreadableSignature(
                    json.path() + "." + name + " must be a time such as 2026-01-31T00:00:00Z; found '" + text + "'.");
        }
    }
}
