package dev.slipway.process.prepare;

import dev.slipway.process.Answer;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Figures;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.staging.StagingOrder;
import dev.slipway.staging.StagingPlan;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says which checks are to be run on staging by hand, from what CI declared about the version. */
@Component
class AskForStagingResultsDelegate implements JavaDelegate {

    private static final List<Answer> TYPED = List.of(
            Answer.STAGED_STARTED,
            Answer.STAGED_ENDED,
            Answer.STAGED_DATASET,
            Answer.STAGED_FIGURES,
            Answer.STAGED_SMOKE,
            Answer.STAGED_PATH,
            Answer.STAGED_BEHAVIOUR,
            Answer.STAGED_LOGGING,
            Answer.STAGED_INFRASTRUCTURE,
            Answer.STAGED_CONFIGURATION,
            Answer.STAGED_DATA_SOURCES,
            Answer.STAGED_EVIDENCE);

    private final Candidates candidates;

    AskForStagingResultsDelegate(Candidates candidates) {
        this.candidates = candidates;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        TYPED.forEach(variables::forget);
        variables.put(Fact.STAGING_WANTED, inWords(StageByHand.next(candidates, execution)));
    }

    private static String inWords(StagingOrder order) {
        StagingPlan plan = order.plan();
        return "- test cases: " + plan.dataset().location() + ", "
                + (plan.dataset().anonymised() ? "anonymised" : "**not anonymised**")
                + "\n- every figure of **" + order.candidate().version() + "**: accuracy, error_rate, latency_p95_ms"
                + " under load, robustness_rate, and fairness_gap where groups are compared"
                + (order.deployed() == null
                        ? "; nothing is deployed to compare with"
                        : "\n- accuracy of **" + order.deployed().version()
                                + "**, which is deployed, on the same test cases")
                + "\n- required: "
                + plan.criteria().stream()
                        .map(rule -> rule.metric() + " " + rule.op() + " " + Figures.decimal(rule.value()))
                        .collect(Collectors.joining(", "))
                + "\n- events in the log: " + listed(plan.requiredLogEvents()) + "; not readable there: "
                + listed(plan.maskedFields());
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none named" : String.join(", ", names);
    }
}
