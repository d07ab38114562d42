package dev.slipway.process.overview;

import dev.slipway.release.ReleaseAttempt;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one person sees on the start page at one moment.
 *
 * @param wanted slug that the address names, or empty
 * @param named the attempt of that slug, where there is one
 * @param mine tasks that wait for the person
 * @param approvals how long the roles took of late to answer
 */
record Overview(
        TimeWords times,
        List<ReleaseCard> releases,
        Paging paging,
        String wanted,
        @Nullable ReleaseAttempt named,
        List<WaitingTask> mine,
        List<StuckStep> stuck,
        List<DueItem> due,
        List<RoleLatency> approvals) {

    /** What the end events of the main line say. */
    private static final Map<String, String> OUTCOMES = Map.of(
            "success", "accepted and closed; it is live",
            "rolledBack", "rolled back",
            "withdrawn", "withdrawn",
            "rejected", "rejected",
            "refused", "refused",
            "kept", "the deployment was kept",
            "ended", "ended before its rollout");

    /** Steps that wait for people, not for their next try. */
    public long needingPeople() {
        return stuck.stream().filter(StuckStep::needsPeople).count();
    }

    /** How the release that the address names has ended. */
    public String outcome() {
        return named == null || named.outcome() == null ? "" : OUTCOMES.getOrDefault(named.outcome(), named.outcome());
    }

    /** Differs when something else than the clock has moved. */
    public String mark() {
        return Integer.toHexString(Objects.hash(
                releases.stream()
                        .map(release -> List.of(
                                release.slug(),
                                release.progress(),
                                release.tasks(),
                                release.atWork(),
                                release.holds(),
                                release.wordsMark()))
                        .toList(),
                mine,
                stuck.stream()
                        .map(step -> List.of(step.instance(), step.step(), step.triesLeft()))
                        .toList(),
                due,
                approvals));
    }
}
