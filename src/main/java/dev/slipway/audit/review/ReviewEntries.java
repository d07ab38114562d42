package dev.slipway.audit.review;

import dev.slipway.access.Accounts;
import dev.slipway.access.Reviewer;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.release.Digests;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What becomes of a link, for the ledger: it knows the link by its id, and nobody by a name. */
final class ReviewEntries {

    private static final String SUBJECT = "reviewer-link";

    private final Ledger ledger;

    ReviewEntries(Ledger ledger) {
        this.ledger = ledger;
    }

    void made(ReviewerLink link) {
        append(NewEntry.of(
                "ReviewerLinkMade",
                subject(link.id()),
                administrator(link.madeBy()),
                Map.of(
                        "link", link.id(),
                        "releases", link.releases(),
                        "ends", link.endsAt().toString(),
                        "reason", link.reason()),
                "reviewer-link-made:" + link.id()));
    }

    void revoked(String link, String by, String reason) {
        append(NewEntry.of(
                "ReviewerLinkRevoked",
                subject(link),
                administrator(by),
                Map.of("link", link, "reason", reason),
                "reviewer-link-revoked:" + link));
    }

    void opened(String link, String id) {
        append(NewEntry.of(
                "ReviewerLinkOpened",
                subject(link),
                Actor.service(subject(link)),
                Map.of("link", link),
                "reviewer-link-opened:" + id));
    }

    /** One a reason, a link and an hour, so that whoever guesses does not fill the ledger. */
    void refused(String link, String cause, Instant now) {
        String hour = now.truncatedTo(ChronoUnit.HOURS).toString();
        append(NewEntry.of(
                "ReviewerLinkRefused",
                link.isEmpty() ? SUBJECT : subject(link),
                Actor.service("slipway"),
                Map.of("link", link, "cause", cause, "hour", hour),
                "reviewer-link-refused:" + link + ":" + cause + ":" + hour));
    }

    /** One a page and an hour; the subject is the reading, so that the record of the release stays as it is. */
    void read(Reviewer reviewer, String release, String page, Instant now) {
        String hour = now.truncatedTo(ChronoUnit.HOURS).toString();
        append(NewEntry.of(
                "ReviewerRead",
                "reading:" + release,
                Actor.service(reviewer.getName()),
                Map.of("link", reviewer.link(), "release", release, "page", page, "hour", hour),
                "reviewer-read:" + reviewer.link() + ":" + hour + ":" + Digests.of(page)));
    }

    private void append(NewEntry entry) {
        ledger.append(List.of(entry));
    }

    private static Actor administrator(String person) {
        return Actor.person(person, Accounts.AUDIT_ADMINISTRATORS);
    }

    private static String subject(String link) {
        return SUBJECT + ":" + link;
    }
}
