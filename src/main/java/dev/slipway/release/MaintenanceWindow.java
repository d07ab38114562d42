package dev.slipway.release;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Hours of the week in which an environment may change.
 *
 * @param days on which the window begins
 * @param from its beginning
 * @param to its end; not after the beginning means on the next day, so 00:00 to 00:00 is a whole day
 * @param zone in which the hours are read
 */
public record MaintenanceWindow(
        @NotEmpty Set<DayOfWeek> days,
        @NotNull LocalTime from,
        @NotNull LocalTime to,
        @NotNull ZoneId zone) {

    public MaintenanceWindow {
        days = Set.copyOf(days);
    }

    /** True when all of the time from start to end lies in one occurrence of the window. */
    public boolean covers(Instant start, Instant end) {
        LocalDate day = start.atZone(zone).toLocalDate();
        return !end.isBefore(start) && (covers(day, start, end) || covers(day.minusDays(1), start, end));
    }

    private boolean covers(LocalDate day, Instant start, Instant end) {
        Instant opens = day.atTime(from).atZone(zone).toInstant();
        LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
        Instant closes = last.atTime(to).atZone(zone).toInstant();
        return days.contains(day.getDayOfWeek()) && !start.isBefore(opens) && !end.isAfter(closes);
    }

    @Override
    public String toString() {
        return String.join(", ", days.stream().sorted().map(DayOfWeek::name).toList()) + " " + from + " to " + to + " "
                + zone;
    }
}
