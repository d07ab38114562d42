package dev.slipway.audit.review;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A link as the page shows it. */
record ShownLink(ReviewerLink link, boolean open, String state) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static ShownLink of(ReviewerLink link, Instant now) {
        return new ShownLink(link, link.opensAt(now), state(link, now));
    }

    private static String state(ReviewerLink link, Instant now) {
        if (link.revokedAt() != null) {
            return "revoked";
        }
        return link.opensAt(now) ? "open" : "ended";
    }

    /** For people, in UTC. */
    public String at(@Nullable Instant moment) {
        return moment == null ? "" : MOMENT.format(moment);
    }
}
