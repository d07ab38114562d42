package dev.slipway.process.execute;

import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Where every point must hold to go on, a 'no' stops the person: fix it first, or answer that it failed. */
@Component
class PointRules implements ReleaseRules {

    /** A point is a question with a field for its evidence. */
    private static final String EVIDENCE = "Evidence";

    private static final String YES = "yes";
    private static final String PASSED = "passed";

    /** Activities with a verdict field, which may say that it failed. */
    private static final Map<String, String> VERDICTS = Map.of(
            "Activity_VerifyDeployment", "verificationResult",
            "Activity_RepeatVerification", "verificationRepeat");

    /** Activities whose only way out is that all is done. */
    private static final Set<String> ALL_OR_BACK =
            Set.of("Activity_PerformPreDeploymentActions", "Activity_ActivateIntegrations");

    @Override
    public void check(Completion completion) {
        String verdict = VERDICTS.get(completion.task().definitionKey());
        if (verdict != null && completion.text(verdict).equals(PASSED)) {
            require(
                    completion,
                    "'" + completion.label(verdict) + "' says '" + PASSED + "', but",
                    "choose another verdict, or repeat the check");
        } else if (ALL_OR_BACK.contains(completion.task().definitionKey())) {
            require(
                    completion,
                    "the deployment goes on only when every point is 'yes', and",
                    "see to it first, or give the task back until it is done");
        }
    }

    private static void require(Completion completion, String rule, String remedy) {
        List<String> open = completion.fields().stream()
                .filter(key -> completion.fields().contains(key + EVIDENCE))
                .filter(key -> !completion.text(key).equals(YES))
                .toList();
        if (!open.isEmpty()) {
            throw completion.refusal(rule + " "
                    + open.stream()
                            .map(key -> "'" + completion.label(key) + "' is '" + completion.text(key) + "'")
                            .collect(Collectors.joining(", "))
                    + "; " + remedy + ".");
        }
    }
}
