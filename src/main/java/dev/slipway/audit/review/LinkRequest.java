package dev.slipway.audit.review;

import dev.slipway.release.ReleaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The link that somebody asks for.
 *
 * @param reviewer for whom
 * @param reason why
 * @param releases slugs of 1 to 50 releases
 * @param ends when it stops opening anything
 */
record LinkRequest(
        @Nullable String reviewer,
        @Nullable String reason,
        @Nullable List<String> releases,
        @Nullable Instant ends) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 2000;
    private static final int MOST_RELEASES = 50;

    /** The same without anything that was left out, and without blanks around it. */
    record Complete(String reviewer, String reason, List<String> releases, Instant ends) {}

    /** @throws LinkRefused when something is missing or not as it must be */
    Complete complete(Instant now, Duration longest) {
        return new Complete(
                text("name of the reviewer", reviewer, LONGEST_NAME),
                text("reason", reason, LONGEST_REASON),
                slugs(),
                end(now, longest));
    }

    private static String text(String what, @Nullable String text, int longest) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty() || stripped.length() > longest || stripped.indexOf('\0') >= 0) {
            throw new LinkRefused("The link is refused: its " + what + " must have 1 to " + longest
                    + " characters; found " + stripped.length() + ". Write it and send it again.");
        }
        return stripped;
    }

    private List<String> slugs() {
        List<String> chosen = releases == null
                ? List.of()
                : releases.stream()
                        .map(String::strip)
                        .filter(slug -> !slug.isEmpty())
                        .distinct()
                        .toList();
        if (chosen.isEmpty() || chosen.size() > MOST_RELEASES) {
            throw new LinkRefused("The link is refused: it shows 1 to " + MOST_RELEASES + " releases; found "
                    + chosen.size() + ". Name each by its slug, one a line.");
        }
        chosen.forEach(LinkRequest::requireSlug);
        return chosen;
    }

    private static void requireSlug(String slug) {
        try {
            ReleaseId.parse(slug);
        } catch (IllegalArgumentException otherwise) {
            throw new LinkRefused(
                    "The link is refused: '" + slug
                            + "' is no release. A slug is system~version~environment~attempt, as the address of its page ends.");
        }
    }

    private Instant end(Instant now, Duration longest) {
        if (ends == null || !ends.isAfter(now) || ends.isAfter(now.plus(longest))) {
            throw new LinkRefused(
                    "The link is refused: it ends after now and within " + longest.toDays() + " days; found "
                            + (ends == null ? "no end" : ends) + ". Name a day until " + now.plus(longest) + ".");
        }
        return ends;
    }
}
