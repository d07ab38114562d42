package dev.slipway.audit.record;

import java.time.Instant;
import java.util.List;

/**
 * One time that the gate was asked.
 *
 * @param point before what it stands, in words
 * @param denials why it said no; empty when it let the release pass
 * @param facts what it was asked on, unknown ones too
 */
public record GateAnswer(
        long sequence, Instant at, String point, boolean allowed, List<Denial> denials, List<Labelled> facts) {

    /** One reason, by its code and in words. */
    public record Denial(String code, String reason) {}
}
