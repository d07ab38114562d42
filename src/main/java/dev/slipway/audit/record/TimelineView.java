package dev.slipway.audit.record;

import dev.slipway.audit.words.Moments;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A timeline as it is drawn: by day, and within the day by phase.
 *
 * @param shown how many happenings the filter takes, on all pages
 * @param all how many there are
 */
record TimelineView(
        TimelineFilter filter,
        List<Day> days,
        int shown,
        int all,
        @Nullable Long next) {

    /** One day in UTC. */
    record Day(LocalDate date, String title, List<Stretch> stretches) {}

    /** What happened in one phase without a break. */
    record Stretch(String phase, List<Happening> happenings) {}

    static TimelineView of(List<Happening> all, TimelineFilter filter, long from) {
        List<Happening> taken = all.stream().filter(filter::takes).toList();
        Slice<Happening> slice = Slice.of(taken, Happening::sequence, from);
        return new TimelineView(filter, days(slice.items()), taken.size(), all.size(), slice.next());
    }

    private static List<Day> days(List<Happening> happenings) {
        List<Day> days = new ArrayList<>();
        for (Happening happening : happenings) {
            LocalDate date = LocalDate.ofInstant(happening.at(), ZoneOffset.UTC);
            if (days.isEmpty() || !last(days).date().equals(date)) {
                days.add(new Day(date, Moments.day(happening.at()), new ArrayList<>()));
            }
            add(last(days).stretches(), happening);
        }
        return days;
    }

    private static void add(List<Stretch> stretches, Happening happening) {
        if (stretches.isEmpty() || !last(stretches).phase().equals(happening.phase())) {
            stretches.add(new Stretch(happening.phase(), new ArrayList<>()));
        }
        last(stretches).happenings().add(happening);
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }
}
