package dev.slipway.audit.register;

import dev.slipway.audit.words.Moments;
import java.time.Duration;

/** How one role answered in the months of a period, in words. */
record MonthRow(String role, long answers, String average, String longest, long within8h, long within24h, long later) {

    static MonthRow of(ApprovalMonths.OfRole found) {
        return new MonthRow(
                RoleNames.of(found.role()),
                found.answers(),
                Moments.lasting(Duration.ofMillis(found.averageMillis())),
                Moments.lasting(Duration.ofMillis(found.longestMillis())),
                found.within8h(),
                found.within24h(),
                found.later());
    }
}
