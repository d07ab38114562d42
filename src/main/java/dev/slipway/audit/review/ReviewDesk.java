package dev.slipway.audit.review;

import dev.slipway.access.ReviewSessions;
import dev.slipway.access.Reviewer;
import dev.slipway.ledger.LedgerReadOnly;
import dev.slipway.ledger.LedgerUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes links, opens them and takes them back; each is an entry of the ledger, or it does not happen. */
class ReviewDesk implements ReviewSessions {

    /** After that long whoever reviews opens the link again. */
    static final Duration REVIEW = Duration.ofHours(12);

    private static final Logger LOG = LoggerFactory.getLogger(ReviewDesk.class);

    private final LinkTable table;
    private final ReviewEntries entries;
    private final Predicate<String> releases;
    private final TransactionTemplate transaction;
    private final Supplier<String> secrets;
    private final Duration longest;
    private final Clock clock;
    private final Supplier<String> ids = () -> UUID.randomUUID().toString();

    /**
     * @param releases whether there is a release of this slug
     * @param secrets 256 random bits each
     */
    ReviewDesk(
            LinkTable table,
            ReviewEntries entries,
            Predicate<String> releases,
            TransactionTemplate transaction,
            Supplier<String> secrets,
            Duration longest,
            Clock clock) {
        this.table = table;
        this.entries = entries;
        this.releases = releases;
        this.transaction = transaction;
        this.secrets = secrets;
        this.longest = longest;
        this.clock = clock;
    }

    /**
     * A link with the token that opens it, which is told this once.
     *
     * @param token 256 bits that are kept nowhere
     */
    record Made(ReviewerLink link, String token) {}

    /** @throws LinkRefused when the request is not complete, or names a release that does not exist */
    Made make(LinkRequest request, String person) {
        Instant now = clock.instant();
        LinkRequest.Complete asked = request.complete(now, longest);
        asked.releases().stream().filter(releases.negate()).findFirst().ifPresent(slug -> {
            throw new LinkRefused("The link is refused: there is no release '" + slug
                    + "'. Take the slug from the end of the address of its page.");
        });
        ReviewerLink link = new ReviewerLink(
                ids.get(), asked.reviewer(), asked.reason(), asked.releases(), person, now, asked.ends(), null, null);
        String token = secrets.get();
        transaction.executeWithoutResult(status -> {
            table.add(link, token);
            entries.made(link);
        });
        return new Made(link, token);
    }

    /** @throws LinkRefused when there is no such link, or when it was revoked before */
    void revoke(String id, String reason, String person) {
        if (reason.isBlank() || reason.length() > 2000) {
            throw new LinkRefused("The link is not revoked: a reason of 1 to 2000 characters is missing. Write it.");
        }
        transaction.executeWithoutResult(status -> {
            if (!table.revoke(id, person, clock.instant())) {
                throw new LinkRefused(
                        "The link is not revoked: there is none '" + id + "' that was not revoked before.");
            }
            entries.revoked(id, person, reason.strip());
        });
    }

    /**
     * Begins a review.
     *
     * @return its secret; empty when the token opens nothing, whatever the reason
     */
    Optional<String> open(String token) {
        Instant now = clock.instant();
        Optional<ReviewerLink> link = table.ofToken(token);
        if (link.filter(found -> found.opensAt(now)).isPresent()) {
            return Optional.of(begin(link.get(), now));
        }
        refuse(link.map(ReviewerLink::id).orElse(""), link.map(ReviewDesk::why).orElse("unknown"), now);
        return Optional.empty();
    }

    private String begin(ReviewerLink link, Instant now) {
        String secret = secrets.get();
        Instant ends = link.endsAt().isBefore(now.plus(REVIEW)) ? link.endsAt() : now.plus(REVIEW);
        transaction.executeWithoutResult(status -> {
            table.begin(link.id(), secret, now, ends);
            entries.opened(link.id(), ids.get());
        });
        return secret;
    }

    private static String why(ReviewerLink link) {
        return link.revokedAt() == null ? "ended" : "revoked";
    }

    /** Opens nothing either way, so a ledger that takes no entry changes no answer. */
    private void refuse(String link, String why, Instant now) {
        try {
            transaction.executeWithoutResult(status -> entries.refused(link, why, now));
        } catch (LedgerReadOnly | LedgerUnavailable away) {
            LOG.error("That a link for reviewers was refused is not recorded: {}", away.getMessage());
        }
    }

    void close(String secret) {
        table.end(secret);
    }

    @Override
    public Optional<Reviewer> reviewer(String secret) {
        return table.reviewed(secret, clock.instant()).map(link -> new Reviewer(link, table.releases(link)));
    }

    /** @throws LedgerReadOnly when it cannot be recorded, and then nothing is shown */
    void read(Reviewer reviewer, String release, String page) {
        transaction.executeWithoutResult(status -> entries.read(reviewer, release, page, clock.instant()));
    }

    List<ReviewerLink> links() {
        return table.newest();
    }

    Instant now() {
        return clock.instant();
    }

    long longestDays() {
        return longest.toDays();
    }
}
