package dev.slipway.process.drill;

import dev.slipway.gate.GateFacts;
import dev.slipway.process.Candidates;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Target;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether the way back was shown lately, as the ledger has it. */
@Component
class DrillFacts implements GateFactSource {

    private final Candidates candidates;
    private final DrillRecords records;
    private final DrillSchedule schedule;

    DrillFacts(Candidates candidates, DrillRecords records, DrillSchedule schedule) {
        this.candidates = candidates;
        this.records = records;
        this.schedule = schedule;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        Target target = new Target(release.system(), release.environment());
        facts.fact(
                        "riskTier",
                        () -> candidates.candidate(release).manifest().tier().id())
                .fact(
                        "drillPassed",
                        () -> records.last(target).map(DrillRecord::passed).orElse(false))
                .fact("drillAgeDays", () -> schedule.ageDays(target).orElse(null));
    }
}
