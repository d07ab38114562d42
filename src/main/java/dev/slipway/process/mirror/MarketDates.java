package dev.slipway.process.mirror;

import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Keeping;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ReleaseId;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When each system was last placed on the market, as the ledger has it; from then on its records are kept ten years. */
final class MarketDates implements Keeping {

    private static final Period KEPT = Period.ofYears(10);
    private static final Set<String> PLACED = Set.of("ReleasePromoted", "RecordArchived");
    private static final int PAGE = 500;

    private final Map<String, Instant> placed = new HashMap<>();
    private Instant latest = Instant.EPOCH;

    private MarketDates() {}

    static MarketDates read(Ledger ledger) {
        MarketDates dates = new MarketDates();
        long next = 0;
        List<Entry> page = ledger.entries(next, PAGE);
        while (!page.isEmpty()) {
            page.forEach(dates::see);
            next += page.size();
            page = ledger.entries(next, PAGE);
        }
        return dates;
    }

    /** A record of no system, or of one that was never placed, is kept as long as any other. */
    @Override
    public Instant until(Set<String> subjects) {
        Instant last = Instant.EPOCH;
        for (String subject : subjects) {
            Instant own = system(subject).map(this::placed).orElse(latest);
            last = own.isAfter(last) ? own : last;
        }
        return tenYearsAfter(last);
    }

    /** What is kept of one system; of one that was never placed likewise as long as any other. */
    Instant until(String system) {
        return tenYearsAfter(placed(system));
    }

    private Instant placed(String system) {
        return placed.getOrDefault(system, latest);
    }

    @Override
    public Instant untilTheLast() {
        return tenYearsAfter(latest);
    }

    private void see(Entry entry) {
        if (PLACED.contains(entry.content().type())) {
            system(entry.content().subject())
                    .ifPresent(system -> placed.merge(system, entry.time(), MarketDates::later));
            latest = later(latest, entry.time());
        }
    }

    private static Optional<String> system(String subject) {
        try {
            return Optional.of(ReleaseId.parse(subject).system());
        } catch (IllegalArgumentException otherwise) {
            return Optional.empty();
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant tenYearsAfter(Instant moment) {
        return moment.atZone(ZoneOffset.UTC).plus(KEPT).toInstant();
    }
}
