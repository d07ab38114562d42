package dev.slipway.audit.record;

import dev.slipway.audit.record.Happening.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What of a timeline a reader wants to see. */
enum TimelineFilter {
    STORY("The story", Set.of(Kind.PEOPLE, Kind.DECISIONS, Kind.RESULTS)),
    DEVIATIONS("Deviations only", Set.of()),
    PEOPLE("What people did", Set.of(Kind.PEOPLE)),
    DECISIONS("Gates, verdicts and tables", Set.of(Kind.DECISIONS, Kind.TABLES)),
    RESULTS("What was changed and measured", Set.of(Kind.RESULTS)),
    ALL("Every entry", Set.of(Kind.values()));

    private final String title;
    private final Set<Kind> kinds;

    TimelineFilter(String title, Set<Kind> kinds) {
        this.title = title;
        this.kinds = kinds;
    }

    /** A word that names none means the story. */
    static TimelineFilter of(String word) {
        return Arrays.stream(values())
                .filter(filter -> filter.word().equals(word))
                .findFirst()
                .orElse(STORY);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    boolean takes(Happening happening) {
        return happening.deviates() || kinds.contains(happening.kind());
    }
}
