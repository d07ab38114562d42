package dev.slipway.release;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long each part of the procedure lasts and when an environment may change; the values of a cautious house.
 *
 * @param observation at each canary step
 * @param maxObservation the longest observation that a plan may ask for at one step
 * @param monitoring after full traffic, by tier
 * @param healthInterval between two looks while monitoring
 * @param reminder after which a task that waits for somebody is shown as overdue and its role is reminded
 * @param escalation after which the accountable role is told, and an approval that lies idle is free again
 * @param rollbackEscalation the same for the decision about a rollback
 * @param meetingNotice between the invitation to an approval meeting and its start
 * @param authorizationValidity counted from the first approval
 * @param rollbackTime promised from the decision to the restored version at full traffic (RTO)
 * @param canarySteps shares of the traffic in per cent, rising
 * @param sampleEvery of so many changes that are said to touch no AI system, one is reviewed
 * @param drillDue after which the way back of a live system has to be shown again
 * @param drillPostponement the longest time by which a due drill may be put off at once
 * @param environments production environments by id
 */
@Validated
@ConfigurationProperties("slipway.policy")
public record ReleasePolicy(
        @DefaultValue("30m") Duration observation,
        @DefaultValue("72h") Duration maxObservation,
        @Valid @DefaultValue ByTier monitoring,
        @DefaultValue("5m") Duration healthInterval,
        @DefaultValue("8h") Duration reminder,
        @DefaultValue("24h") Duration escalation,
        @DefaultValue("15m") Duration rollbackEscalation,
        @DefaultValue("24h") Duration meetingNotice,
        @DefaultValue("48h") Duration authorizationValidity,
        @DefaultValue("15m") Duration rollbackTime,
        @DefaultValue({"5", "25", "50"}) @NotEmpty List<Integer> canarySteps,
        @DefaultValue("5") @Min(1) int sampleEvery,
        @DefaultValue("80d") Duration drillDue,
        @DefaultValue("7d") Duration drillPostponement,
        @Valid @Nullable Map<String, Environment> environments) {

    private static final Environment WORKING_HOURS = new Environment(
            false,
            List.of(new MaintenanceWindow(
                    Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY),
                    LocalTime.of(8, 0),
                    LocalTime.of(16, 0),
                    ZoneOffset.UTC)));

    public ReleasePolicy {
        canarySteps = List.copyOf(canarySteps);
        environments = Map.copyOf(requireNonNullElse(environments, Map.of("production", WORKING_HOURS)));
    }

    /** A duration for each tier; 72, 48 and 24 hours unless set. */
    public record ByTier(
            @DefaultValue("72h") Duration high,
            @DefaultValue("48h") Duration limited,
            @DefaultValue("24h") Duration minimal) {

        public Duration of(RiskTier tier) {
            return switch (tier) {
                case HIGH -> high;
                case LIMITED -> limited;
                case MINIMAL -> minimal;
            };
        }
    }

    /**
     * When one environment may change.
     *
     * @param alwaysOpen for trying out only
     * @param windows otherwise a change fits into one of these
     */
    public record Environment(
            boolean alwaysOpen, @Valid @DefaultValue List<MaintenanceWindow> windows) {

        public Environment {
            windows = List.copyOf(windows);
        }

        public boolean open(Instant start, Instant end) {
            return alwaysOpen ? !end.isBefore(start) : windows.stream().anyMatch(window -> window.covers(start, end));
        }

        /** The windows in words. */
        public String hours() {
            return alwaysOpen
                    ? "at any time"
                    : String.join(
                            "; ",
                            windows.stream().map(MaintenanceWindow::toString).toList());
        }
    }

    public boolean knows(String environment) {
        return known().containsKey(environment);
    }

    /** True when the environment is known and may change during all of this time. */
    public boolean open(String environment, Instant start, Instant end) {
        Environment found = known().get(environment);
        return found != null && found.open(start, end);
    }

    /** When the environment may change, in words. */
    public String hours(String environment) {
        Environment found = known().get(environment);
        return found == null ? "never, since it is not known" : found.hours();
    }

    /** Ids of the production environments. */
    public Set<String> environmentIds() {
        return known().keySet();
    }

    private Map<String, Environment> known() {
        return requireNonNullElse(environments, Map.of());
    }

    @AssertTrue(message = "canary-steps must rise from at least 1 to at most 99 per cent, for example 5,25,50")
    boolean isRising() {
        int last = 0;
        for (int step : canarySteps) {
            if (step <= last || step > 99) {
                return false;
            }
            last = step;
        }
        return true;
    }

    @AssertTrue(message = "every duration must be longer than zero, and observation at most max-observation")
    boolean isDurationsPositive() {
        return List.of(
                                observation,
                                monitoring.high(),
                                monitoring.limited(),
                                monitoring.minimal(),
                                healthInterval,
                                reminder,
                                escalation,
                                rollbackEscalation,
                                meetingNotice,
                                authorizationValidity,
                                rollbackTime,
                                drillDue,
                                drillPostponement)
                        .stream()
                        .allMatch(duration -> duration.compareTo(Duration.ZERO) > 0)
                && observation.compareTo(maxObservation) <= 0;
    }
}
