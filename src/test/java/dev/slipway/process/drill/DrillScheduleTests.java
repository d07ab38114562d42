package dev.slipway.process.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** When a drill is due, reckoned from a real ledger under a clock that can be set. */
class DrillScheduleTests {

    private static final Target TARGET = new Target("credit-scoring", "production");
    private static final Instant DRILLED = Instant.parse("2026-03-01T10:00:00Z");

    private final SetClock clock = new SetClock(DRILLED);
    private final TransactionTemplate transaction;
    private final JdbcLedger ledger;
    private final Drills drills;
    private final DrillSchedule schedule;

    DrillScheduleTests() {
        var source = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).load().migrate();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(source), clock);
        drills = new Drills(new JdbcTemplate(source), clock);
        ReleasePolicy policy =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("slipway.policy", ReleasePolicy.class);
        schedule = new DrillSchedule(new DrillRecords(drills, ledger), policy, clock);
    }

    @Test
    void aSystemNeverDrilledIsDueAtOnce() {
        assertThat(schedule.isDue(TARGET)).isTrue();
        assertThat(schedule.ageDays(TARGET)).isEmpty();
    }

    @Test
    void aPassedDrillIsDueAgainAfterEightyDaysAndNotBefore() {
        drilled("kept");
        clock.set(DRILLED.plus(Duration.ofDays(80)).minusSeconds(1));
        assertThat(schedule.isDue(TARGET)).isFalse();
        clock.set(DRILLED.plus(Duration.ofDays(80)));
        assertThat(schedule.isDue(TARGET)).isTrue();
        assertThat(schedule.ageDays(TARGET)).contains(80L);
    }

    @Test
    void theGateReadsItsAgeInWholeDays() {
        drilled("kept");
        clock.set(DRILLED.plus(Duration.ofDays(93)).minusSeconds(1));
        assertThat(schedule.ageDays(TARGET)).contains(92L);
        clock.set(DRILLED.plus(Duration.ofDays(93)));
        assertThat(schedule.ageDays(TARGET)).contains(93L);
    }

    @Test
    void aClockSetBackMakesTheDrillDueAndItsAgeNegative() {
        drilled("kept");
        clock.set(DRILLED.minusSeconds(1));
        assertThat(schedule.isDue(TARGET)).isTrue();
        assertThat(schedule.ageDays(TARGET)).contains(-1L);
    }

    @Test
    void aDrillThatDidNotPassIsRepeatedAfterItsReview() {
        drilled("kept");
        clock.set(DRILLED.plus(Duration.ofDays(10)));
        String missed = drilled("missed");
        assertThat(schedule.isDue(TARGET)).isFalse();
        append("RollbackDrillClosed", missed, Map.of("outcome", "closed"));
        assertThat(schedule.isDue(TARGET)).isTrue();
        assertThat(schedule.ageDays(TARGET)).as("of the one that passed").contains(10L);
    }

    @Test
    void aRejectedDrillCountsForNothing() {
        String rejected = drilled("kept");
        append("RollbackDrillClosed", rejected, Map.of("outcome", "rejected"));
        assertThat(schedule.isDue(TARGET)).isTrue();
        assertThat(schedule.ageDays(TARGET)).isEmpty();
    }

    @Test
    void aDrillOfAnotherEnvironmentCountsForNothingHere() {
        drilled("kept");
        assertThat(schedule.isDue(new Target(TARGET.system(), "edge"))).isTrue();
    }

    @Test
    void aDrillWithoutItsEntryNeverHappened() {
        drills.open(TARGET);
        drills.measured(TARGET);
        assertThat(schedule.isDue(TARGET)).isTrue();
    }

    @Test
    void oneDrillOfATargetRunsAtATime() {
        assertThat(drills.open(TARGET).businessKey()).isEqualTo("rollback-drill:credit-scoring:production:1");
        assertThat(drills.isRunning(TARGET)).isTrue();
        assertThatThrownBy(() -> drills.open(TARGET))
                .isInstanceOf(Drills.DrillRunning.class)
                .hasMessageContaining("is on its way already");
        drills.measured(TARGET);
        assertThat(drills.open(TARGET).number()).isEqualTo(2);
    }

    private String drilled(String result) {
        String key = drills.open(TARGET).businessKey();
        drills.measured(TARGET);
        append("RollbackDrillCompleted", key, Map.of("result", result));
        return key;
    }

    private void append(String type, String subject, Map<String, String> payload) {
        NewEntry entry = NewEntry.of(type, subject, Actor.service("slipway"), payload, type + ":" + subject);
        transaction.executeWithoutResult(status -> ledger.append(List.of(entry)));
    }

    /** A clock that stands where it was set. */
    private static final class SetClock extends Clock {
        private Instant now;

        private SetClock(Instant now) {
            this.now = now;
        }

        private void set(Instant to) {
            now = to;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
