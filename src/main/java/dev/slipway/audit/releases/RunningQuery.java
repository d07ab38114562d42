package dev.slipway.audit.releases;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for in an address, as it was typed.
 *
 * @param at a moment in UTC, with or without its zone; now where it is left out
 * @param after continues the list of what runs now behind this system and environment, divided by a tilde
 */
record RunningQuery(
        @Nullable String system,
        @Nullable String environment,
        @Nullable String at,
        @Nullable String after) {

    public boolean asks() {
        return filled(system) != null;
    }

    String wantedSystem() {
        String wanted = filled(system);
        if (wanted == null) {
            throw new BadFilter("system", "the id of an AI system", "");
        }
        return wanted;
    }

    @Nullable
    String wantedEnvironment() {
        return filled(environment);
    }

    /** @throws BadFilter when it is no moment */
    Instant moment(Instant now) {
        String text = filled(at);
        return text == null ? now : parse(text);
    }

    RunningSearch.@Nullable Target behind() {
        String text = filled(after);
        if (text == null) {
            return null;
        }
        String[] parts = text.split("~", -1);
        if (parts.length != 2) {
            throw new BadFilter("after", "a place that this list handed out", text);
        }
        return new RunningSearch.Target(parts[0], parts[1]);
    }

    private static Instant parse(String text) {
        try {
            if (text.length() == "2026-11-30".length()) {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return text.endsWith("Z") || text.contains("+")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw new BadFilter("at", "a moment such as 2026-11-30T08:15 (UTC)", text);
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
