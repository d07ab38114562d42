package dev.slipway.process.mirror;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.Mirror;
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

/** Once a year lets a mirror keep everything for ten years from when its system was last placed on the market. */
final class YearlyKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(YearlyKeeping.class);
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String DONE = "RetentionExtended";

    private final Ledger ledger;
    private final Consumer<NewEntry> recorder;
    private final Clock clock;

    YearlyKeeping(Ledger ledger, Consumer<NewEntry> recorder, Clock clock) {
        this.ledger = ledger;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Does nothing until a year after the last time, or after the first entry of the ledger. */
    void extend(Mirror mirror) {
        if (last(mirror).map(time -> time.plus(YEAR).isAfter(clock.instant())).orElse(true)) {
            return;
        }
        MarketDates dates = MarketDates.read(ledger);
        int files = mirror.keep(dates);
        String until = UtcTime.text(dates.untilTheLast());
        recorder.accept(NewEntry.of(
                DONE,
                subject(mirror),
                Actor.service("slipway"),
                Map.of("files", files, "keptUntil", until),
                "retention:" + mirror.name() + ":" + UtcTime.text(clock.instant())));
        LOG.info("The mirror '{}' keeps its {} files until {} at least.", mirror.name(), files, until);
    }

    private Optional<Instant> last(Mirror mirror) {
        return ledger.entries(subject(mirror)).stream()
                .filter(entry -> entry.content().type().equals(DONE))
                .map(Entry::time)
                .max(Instant::compareTo)
                .or(() -> ledger.entry(0).map(Entry::time));
    }

    private static String subject(Mirror mirror) {
        return "mirror~" + mirror.name();
    }
}
