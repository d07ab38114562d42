package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.process.Fact;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** How models are tied to code, tables and each other: by name, within one deployment, one explicit list at a time. */
class BindingConventionsTests {

    /** What every phase is told about the release. */
    private static final List<String> CONTEXT = List.of(
            "releaseSlug system version environment type riskTier requester changeTicket summary urgent deployedVersion packageDigest configurationDigest evidenceBundleId diffSummary componentList"
                    .split(" "));

    /** Nobody calls these: each stands for itself, under a key of its own or after the release. */
    private static final Set<String> BESIDE =
            Set.of("rollback-drill", "third-party-change", "exception-follow-up", "meet-conditions");

    @Test
    void aServiceTaskNamesTheDelegateThatIsCalledLikeIt() {
        ModelConventionsTests.assertNone(
                Models.all(ServiceTask.class),
                task -> !task.isCamundaAsyncBefore()
                        || !("${" + delegate(task) + "}").equals(task.getCamundaDelegateExpression()));
        ModelConventionsTests.assertNone(
                Models.all(ServiceTask.class),
                task -> task.getCamundaClass() != null || task.getCamundaExpression() != null);
    }

    @Test
    void noModelHoldsAScript() {
        assertThat(Models.all(ScriptTask.class)).isEmpty();
        assertThat(Models.all(CamundaScript.class)).isEmpty();
    }

    @Test
    void listenersAreNamedBeans() {
        assertThat(Models.all(CamundaExecutionListener.class))
                .allSatisfy(listener ->
                        assertThat(listener.getCamundaDelegateExpression()).matches("\\$\\{[a-z]\\w+Listener}"));
        assertThat(Models.all(CamundaTaskListener.class))
                .allSatisfy(listener ->
                        assertThat(listener.getCamundaDelegateExpression()).matches("\\$\\{[a-z]\\w+Listener}"));
    }

    @Test
    void decisionsAreTakenByATableOfTheSameDeployment() {
        Set<String> tables = Models.names("processes", ".dmn");
        ModelConventionsTests.assertNone(
                Models.all(BusinessRuleTask.class),
                task -> !task.isCamundaAsyncBefore()
                        || !"deployment".equals(task.getCamundaDecisionRefBinding())
                        || !tables.contains(task.getCamundaDecisionRef()));
    }

    @Test
    void callsStayWithinTheDeployment() {
        Set<String> processes = Models.names("processes", ".bpmn");
        ModelConventionsTests.assertNone(
                Models.all(CallActivity.class),
                call -> !"deployment".equals(call.getCamundaCalledElementBinding())
                        || !processes.contains(call.getCalledElement()));
    }

    @Test
    void callsPassTheBusinessKeyAndTheContext() {
        ModelConventionsTests.assertNone(
                Models.all(CallActivity.class),
                call -> ins(call)
                        .noneMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey())));
        ModelConventionsTests.assertNone(
                Models.all(CallActivity.class),
                call -> !ins(call).map(CamundaIn::getCamundaTarget).toList().containsAll(CONTEXT));
    }

    @Test
    void callsListWhatGoesInAndOut() {
        ModelConventionsTests.assertNone(
                Models.all(CallActivity.class),
                call -> ins(call).anyMatch(in -> "all".equals(in.getCamundaVariables())));
        ModelConventionsTests.assertNone(
                Models.all(CallActivity.class),
                call -> !outs(call).contains("phaseOutcome")
                        || Models.extensions(call, CamundaOut.class).stream()
                                .anyMatch(out -> "all".equals(out.getCamundaVariables())));
    }

    @Test
    void aGateAndALeadToARollbackSayWhyTheyEnded() {
        assertThat(Models.all(CallActivity.class)
                        .filter(call -> Set.of("pass-gate", "shadow-rollout", "canary-rollout", "decide-go-live")
                                .contains(call.getCalledElement())))
                .allSatisfy(call -> assertThat(outs(call)).contains("rollbackAutomatic", "rollbackCause"));
    }

    @Test
    void endsTellTheirListener() {
        assertThat(Models.all(EndEvent.class).filter(end -> !(end.getParentElement() instanceof SubProcess)))
                .allSatisfy(end -> assertThat(Models.extensions(end, CamundaExecutionListener.class).stream()
                                .map(CamundaExecutionListener::getCamundaDelegateExpression))
                        .as(Models.place(end))
                        .containsExactly(outcomeListener(end)));
    }

    @Test
    void whatRunsBesideAReleaseNamesTheEntryOfItsEnd() {
        assertThat(Models.all(EndEvent.class)
                        .filter(end -> !(end.getParentElement() instanceof SubProcess))
                        .filter(BindingConventionsTests::isBeside))
                .isNotEmpty()
                .allSatisfy(end -> assertThat(Models.properties(end).get("entry"))
                        .as(Models.place(end))
                        .matches("[A-Z][A-Za-z]+Closed"));
    }

    /** The hands are the same for a drill; everything else belongs to a release. */
    @Test
    void whatRunsBesideAReleaseCallsNothingButWorkByHand() {
        assertThat(Models.all(CallActivity.class)
                        .filter(call -> BESIDE.contains(Models.place(call).split("/")[0]))
                        .map(CallActivity::getCalledElement))
                .containsOnly("carry-out-by-hand");
    }

    @Test
    void whatIsRequestedAsAFormStartsWithItsListener() {
        assertThat(Models.all(StartEvent.class).filter(event -> event.getCamundaInitiator() != null))
                .hasSize(4)
                .allSatisfy(event -> {
                    assertThat(event.isCamundaAsyncAfter())
                            .as(Models.place(event))
                            .isTrue();
                    assertThat(Models.extensions(event, CamundaExecutionListener.class))
                            .as(Models.place(event))
                            .hasSize(1);
                    assertThat(Fact.of(event.getCamundaInitiator())).isPresent();
                });
    }

    @Test
    void theRequestOpensTheRelease() {
        var start = Models.all(StartEvent.class)
                .filter(event -> event.getId().equals("Event_DeploymentRequested"))
                .toList();
        assertThat(start).singleElement().satisfies(event -> {
            assertThat(event.isCamundaAsyncAfter()).isTrue();
            assertThat(event.getCamundaInitiator()).isEqualTo("requester");
            assertThat(Models.extensions(event, CamundaExecutionListener.class)).hasSize(1);
        });
    }

    @Test
    void everyTableIsOneDecisionOfItsNameThatExplainsItsRules() {
        assertThat(Models.tables()).allSatisfy(table -> {
            var decisions = table.getModelElementsByType(Decision.class);
            assertThat(decisions).singleElement().satisfies(decision -> {
                assertThat(Models.names("processes", ".dmn")).contains(decision.getId());
                assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P3653D");
                assertThat(decision.getVersionTag()).isEqualTo("1.0.0");
            });
            assertThat(table.getModelElementsByType(Rule.class)).allSatisfy(rule -> {
                assertThat(rule.getId()).matches("Rule_[A-Z]\\w+");
                assertThat(rule.getDescription().getTextContent()).isNotBlank();
            });
        });
    }

    private static String delegate(ServiceTask task) {
        String name = task.getId().substring("Activity_".length());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + "Delegate";
    }

    private static String outcomeListener(EndEvent end) {
        if (Models.place(end).startsWith("ai-deployment/")) {
            return "${releaseOutcomeListener}";
        }
        return isBeside(end) ? "${besideOutcomeListener}" : "${outcomeListener}";
    }

    private static boolean isBeside(EndEvent end) {
        return BESIDE.contains(Models.place(end).split("/")[0]);
    }

    private static Stream<CamundaIn> ins(CallActivity call) {
        return Models.extensions(call, CamundaIn.class).stream();
    }

    private static Set<String> outs(CallActivity call) {
        return Models.extensions(call, CamundaOut.class).stream()
                .map(CamundaOut::getCamundaTarget)
                .collect(Collectors.toSet());
    }
}
