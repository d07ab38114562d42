package dev.slipway.process.modification;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.TaskFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compliance officer may answer on 21 November 2026. */
class ModificationRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private static final Map<String, Object> CERTIFICATE = Map.of(
            "conformityOutcome", "established",
            "conformityProcedure", "notifiedBody",
            "conformityAssessedOn", "2026-11-20",
            "conformityValidUntil", "2030-11-19");

    private final ModificationRules rules = new ModificationRules(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void acceptsTheTablesNo() {
        accepted(assessment("notSubstantial", Map.of("modificationSubstantial", "no")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"notSubstantial", "substantial"})
    void acceptsAStricterAnswerAtWill(String proposal) {
        accepted(assessment(proposal, Map.of("modificationSubstantial", "yes")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"substantial", "something else"})
    void refusesALaxerAnswerWithoutAReason(@Nullable String proposal) {
        refused(assessment(proposal, Map.of("modificationSubstantial", "no")), "is laxer; say why the table is wrong");
        refused(
                assessment(proposal, Map.of("modificationSubstantial", "no", "modificationLaxerReason", "  ")),
                "is laxer");
    }

    @Test
    void acceptsALaxerAnswerWithAReason() {
        accepted(assessment(
                "substantial",
                Map.of("modificationSubstantial", "no", "modificationLaxerReason", "Only a comma moved.")));
    }

    @Test
    void refusesASubstantialModificationThatWasPredetermined() {
        refused(
                assessment("substantial", Map.of("modificationSubstantial", "yes", "modificationPredetermined", "yes")),
                "pre-determined is no substantial modification");
    }

    @Test
    void acceptsACertificateThatIsValid() {
        accepted(conformity("high", Map.of()));
    }

    @Test
    void refusesAnAssessmentThatHasNotTakenPlace() {
        refused(conformity("high", Map.of("conformityAssessedOn", "2026-11-22")), "2026-11-22 lies in the future");
    }

    @Test
    void refusesACertificateThatRanOut() {
        refused(conformity("high", Map.of("conformityValidUntil", "2026-11-20")), "2026-11-20 has passed");
    }

    @Test
    void refusesANotifiedBodysCertificateWithoutAnEnd() {
        refused(conformity("high", Map.of("conformityValidUntil", "")), "has an end (Art. 44(2)), found none");
        accepted(conformity("high", Map.of("conformityValidUntil", "", "conformityProcedure", "internalControl")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"high", "unheard of"})
    void refusesToDoWithoutAProcedureAtHighRisk(@Nullable String tier) {
        refused(conformity(tier, Map.of("conformityOutcome", "notApplicable")), "applies to high risk");
    }

    @Test
    void acceptsThatNoProcedureAppliesBelow() {
        accepted(conformity("limited", Map.of("conformityOutcome", "notApplicable")));
    }

    private void accepted(Completion completion) {
        assertThatCode(() -> rules.check(completion)).doesNotThrowAnyException();
    }

    private void refused(Completion completion, String text) {
        assertThatThrownBy(() -> rules.check(completion))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Task 'Modification' refused: ")
                .hasMessageContaining(text);
    }

    private static Completion assessment(@Nullable String proposal, Map<String, Object> answers) {
        return completion(ModificationRules.ASSESSMENT, "modificationProposal", proposal, answers);
    }

    private static Completion conformity(@Nullable String tier, Map<String, Object> changed) {
        Map<String, Object> answers = new HashMap<>(CERTIFICATE);
        answers.putAll(changed);
        return completion(ModificationRules.CONFORMITY, "riskTier", tier, answers);
    }

    private static Completion completion(
            String activity, String fact, @Nullable String value, Map<String, Object> answers) {
        TaskFacts task = new TaskFacts(
                "1",
                activity,
                "assess-modification",
                "2",
                "a~1~production~1",
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Instant.EPOCH);
        Map<String, @Nullable Object> known = new HashMap<>();
        known.put(fact, value);
        return new Completion(task, "Task 'Modification'", Variables.fromMap(answers), known, Map.of());
    }
}
