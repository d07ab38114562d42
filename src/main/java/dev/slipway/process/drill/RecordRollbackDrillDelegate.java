package dev.slipway.process.drill;

import dev.slipway.process.Fact;
import dev.slipway.process.Figures;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.UnseenHandWork;
import dev.slipway.rollout.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes the measured drill to the ledger, from which the next due date and the gate reckon. */
@Component
class RecordRollbackDrillDelegate implements JavaDelegate {

    private static final double MILLIS_PER_SECOND = 1000.0;
    private static final int NOT_MEASURED = -1;

    private final Drills drills;
    private final UnseenHandWork unseen;
    private final Journal journal;

    RecordRollbackDrillDelegate(Drills drills, UnseenHandWork unseen, Journal journal) {
        this.drills = drills;
        this.unseen = unseen;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Target target = DrillExecution.production(execution);
        drills.measured(target);
        unseen.end(execution);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("system", target.system());
        payload.put("environment", target.environment());
        payload.put("out", variables.textOr(Fact.DRILL_OUT, "none"));
        payload.put("back", variables.textOr(Fact.DRILL_BACK, "none"));
        payload.put("tookMillis", variables.number(Fact.DRILL_TOOK_MILLIS, NOT_MEASURED));
        payload.put("promisedMillis", variables.number(Fact.DRILL_PROMISED_MILLIS, 0));
        payload.put("result", variables.textOr(Fact.DRILL_VERDICT, "failed"));
        payload.put("failure", variables.textOr(Fact.DRILL_FAILURE, ""));
        variables.put(Fact.DRILL_SUMMARY, inWords(variables));
        journal.record(execution, DrillRecords.COMPLETED, payload);
    }

    private static String inWords(ReleaseVariables variables) {
        String failure = variables.textOr(Fact.DRILL_FAILURE, "");
        return "- result: **" + variables.textOr(Fact.DRILL_VERDICT, "failed") + "**\n- out: "
                + variables.textOr(Fact.DRILL_OUT, "none") + "\n- back to: "
                + variables.textOr(Fact.DRILL_BACK, "none") + "\n- way back: "
                + seconds(variables.number(Fact.DRILL_TOOK_MILLIS, NOT_MEASURED)) + " of "
                + seconds(variables.number(Fact.DRILL_PROMISED_MILLIS, 0)) + " promised"
                + (failure.isEmpty() ? "" : "\n- what went wrong: " + failure);
    }

    private static String seconds(int millis) {
        return millis < 0 ? "not measured" : Figures.decimal(millis / MILLIS_PER_SECOND) + " s";
    }
}
