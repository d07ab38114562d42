package dev.slipway.process.mirror;

import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.ledger.UtcTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Once a year keeps locked evidence locked for ten years from when its system was last placed on the market; no lock is
 * ever shortened.
 */
class EvidenceRetention {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceRetention.class);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String DONE = "EvidenceRetentionExtended";
    private static final String SUBJECT = "evidence";

    private final EvidenceArchive archive;
    private final Ledger ledger;
    private final Consumer<NewEntry> recorder;
    private final Clock clock;

    EvidenceRetention(EvidenceArchive archive, Ledger ledger, Consumer<NewEntry> recorder, Clock clock) {
        this.archive = archive;
        this.ledger = ledger;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Does nothing until a year after the last time, or after the first entry of the ledger. */
    @Scheduled(cron = "0 30 3 * * *", zone = "UTC")
    void extend() {
        if (last().map(time -> time.plus(YEAR).isAfter(clock.instant())).orElse(true)) {
            return;
        }
        try {
            MarketDates dates = MarketDates.read(ledger);
            int locked = archive.systems().stream()
                    .mapToInt(system -> extend(system, dates.until(system)))
                    .sum();
            if (locked > 0) {
                record(locked, UtcTime.text(dates.untilTheLast()));
            }
        } catch (EvidenceUnreachable away) {
            LOG.warn(
                    "The locks of evidence are not extended yet, and are looked at again tomorrow. {}",
                    away.getMessage());
        }
    }

    private int extend(String system, Instant until) {
        return archive.versions(system).stream()
                .mapToInt(version -> archive.keepUntil(system, version, until))
                .sum();
    }

    private void record(int locked, String until) {
        recorder.accept(NewEntry.of(
                DONE,
                SUBJECT,
                Actor.service("slipway"),
                Map.of("objects", locked, "keptUntil", until),
                "evidence-retention:" + UtcTime.text(clock.instant())));
        LOG.info(
                "{} objects with evidence are kept until {} where their system was placed on the market last.",
                locked,
                until);
    }

    private Optional<Instant> last() {
        return ledger.entries(SUBJECT).stream()
                .filter(entry -> entry.content().type().equals(DONE))
                .map(Entry::time)
                .max(Instant::compareTo)
                .or(() -> ledger.entry(0).map(Entry::time));
    }
}
