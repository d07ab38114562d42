package dev.slipway.audit.releases;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A place in the list, by what its order compares; it stays the same place when releases come in between.
 *
 * @param value of the column that the list is ordered by
 */
record Place(String value, Instant requestedAt, long first) {

    private static final String NEXT = "\n";
    private static final int PARTS = 3;

    static Place of(ReleaseSort sort, ReleaseRow row) {
        return new Place(
                switch (sort) {
                    case REQUESTED -> row.requestedAt().toString();
                    case ENDED ->
                        (row.endedAt() == null ? ReleaseProjection.NEVER.toInstant() : row.endedAt()).toString();
                    case SYSTEM -> row.system();
                    case VERSION -> row.version();
                    case TYPE -> row.type();
                    case TIER -> row.riskTier();
                    case OUTCOME -> row.outcome();
                },
                row.requestedAt(),
                row.firstSequence());
    }

    String code() {
        String text = value + NEXT + requestedAt + NEXT + first;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Place parse(String code) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(code), StandardCharsets.UTF_8);
            String[] parts = text.split(NEXT, -1);
            if (parts.length == PARTS) {
                return new Place(parts[0], Instant.parse(parts[1]), Long.parseLong(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new BadFilter("after or before", "a place that this list handed out", code);
        }
        throw new BadFilter("after or before", "a place that this list handed out", code);
    }

    /** What the columns of the order are compared with. */
    List<Object> values(ReleaseSort sort) {
        List<Object> values = new ArrayList<>();
        if (sort == ReleaseSort.ENDED) {
            values.add(Timestamp.from(ended()));
        } else if (sort != ReleaseSort.REQUESTED) {
            values.add(value);
        }
        values.add(Timestamp.from(requestedAt));
        values.add(first);
        return values;
    }

    private Instant ended() {
        try {
            return Instant.parse(value);
        } catch (DateTimeException malformed) {
            throw new BadFilter("after or before", "a place that this list handed out", code());
        }
    }
}
