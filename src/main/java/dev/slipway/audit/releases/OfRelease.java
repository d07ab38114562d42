package dev.slipway.audit.releases;

import dev.slipway.ledger.Entry;
import dev.slipway.release.ReleaseId;
import java.sql.Timestamp;
import java.util.Optional;

/** An entry about a release. */
record OfRelease(Entry entry, ReleaseId release, Said said) {

    /** Empty for an entry about something else. */
    static Optional<OfRelease> of(Entry entry) {
        return idOf(entry.content().subject()).map(release -> new OfRelease(entry, release, Said.by(entry)));
    }

    static Optional<ReleaseId> idOf(String slug) {
        if (slug.indexOf('~') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReleaseId.parse(slug));
        } catch (IllegalArgumentException otherwise) {
            return Optional.empty();
        }
    }

    /** A release in words, or the subject as it is. */
    static String inWords(String subject) {
        return idOf(subject)
                .map(release -> release.system() + " " + release.version() + ", " + release.environment()
                        + (release.attempt() == 1 ? "" : ", attempt " + release.attempt()))
                .orElse(subject);
    }

    String type() {
        return entry.content().type();
    }

    String slug() {
        return entry.content().subject();
    }

    long sequence() {
        return entry.sequence();
    }

    Timestamp at() {
        return Timestamp.from(entry.time());
    }

    /** A digest at its place among those that the entry refers to. */
    String digest(int place) {
        return place < entry.content().digests().size()
                ? entry.content().digests().get(place)
                : "";
    }
}
