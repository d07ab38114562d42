package dev.slipway.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends what waits in the outbox; what fails is sent again later, and is given up only after days. */
final class NoticeSender {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSender.class);

    private final String name;
    private final Outbox outbox;
    private final Delivery delivery;
    private final NoticeProperties properties;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private boolean failing;

    /** @param name tells this sender from those of other nodes */
    NoticeSender(
            String name,
            Outbox outbox,
            Delivery delivery,
            NoticeProperties properties,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.name = name;
        this.outbox = outbox;
        this.delivery = delivery;
        this.properties = properties;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Sends everything that is due, up to the first failure: a server that hangs costs one wait a round, not hundreds. */
    void sendDue() {
        List<String> due;
        do {
            due = outbox.due(clock.instant());
            for (String id : due) {
                if (!send(id)) {
                    return;
                }
            }
        } while (!due.isEmpty());
    }

    private boolean send(String id) {
        Optional<Outbox.Claimed> claimed = outbox.claim(id, name, clock.instant(), properties.claim());
        return claimed.isEmpty() || send(claimed.get());
    }

    private boolean send(Outbox.Claimed claimed) {
        try {
            delivery.deliver(claimed.mail(), claimed.message());
        } catch (DeliveryFailed failure) {
            failed(claimed, failure.reason());
            return false;
        }
        transaction.executeWithoutResult(status -> delivered(claimed));
        if (failing) {
            failing = false;
            LOG.info("Mails leave again {}", delivery.destination());
        }
        return true;
    }

    private void delivered(Outbox.Claimed claimed) {
        Mail mail = claimed.mail();
        if (outbox.delivered(mail.id(), name, clock.instant())) {
            events.publishEvent(new NoticeDelivered(
                    mail.id(), mail.key(), mail.about(), mail.recipient().name(), delivery.way(), claimed.attempts()));
        }
    }

    private void failed(Outbox.Claimed claimed, String reason) {
        Instant now = clock.instant();
        if (now.isBefore(claimed.mail().createdAt().plus(properties.giveUpAfter()))) {
            outbox.postpone(claimed.mail().id(), name, now.plus(properties.retryInterval()), reason);
            warnOnce(reason);
        } else {
            transaction.executeWithoutResult(status -> givenUp(claimed, reason, now));
        }
    }

    private void warnOnce(String reason) {
        if (!failing) {
            failing = true;
            LOG.warn(
                    "A mail could not leave {}: {}. It is tried again every {}; releases go on.",
                    delivery.destination(),
                    reason,
                    properties.retryInterval());
        }
    }

    private void givenUp(Outbox.Claimed claimed, String reason, Instant now) {
        Mail mail = claimed.mail();
        if (outbox.giveUp(mail.id(), name, now, reason)) {
            LOG.error(
                    "Mail {} about {} was given up after {} attempts: {}. Its text is kept in notice_outbox.",
                    mail.id(),
                    mail.about(),
                    claimed.attempts(),
                    reason);
            events.publishEvent(new NoticeGivenUp(
                    mail.id(), mail.key(), mail.about(), mail.recipient().name(), claimed.attempts(), reason));
        }
    }
}
