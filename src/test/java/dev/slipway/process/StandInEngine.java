package dev.slipway.process;

import dev.slipway.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;

/** One engine for all process tests; its beans are stand-ins, its tables the real ones. */
final class StandInEngine {

    static final String STAND_IN_TASK = "Activity_StandIn";
    static final String BUSINESS_KEY = "credit-scoring~1.1.0~production~1";

    private static final Map<String, @Nullable Object> WRITTEN = new HashMap<>();
    private static final TakenFlows TAKEN = new TakenFlows();
    private static final ProcessEngine ENGINE = build();

    private StandInEngine() {}

    static ProcessEngine engine() {
        return ENGINE;
    }

    /** The flows that instances of a definition took. */
    static Set<String> taken(String definition) {
        return TAKEN.of(definition);
    }

    /** What the next delegate to run writes. */
    static void nextDelegateWrites(Map<String, @Nullable Object> variables) {
        WRITTEN.clear();
        WRITTEN.putAll(variables);
    }

    static String deploy(String key, Set<String> called) {
        DeploymentBuilder deployment = ENGINE.getRepositoryService().createDeployment();
        deployment.addString(key + ".bpmn", text(Path.of("processes", key + ".bpmn")));
        called.forEach(other -> deployment.addModelInstance(other + ".bpmn", standIn(other)));
        files(".dmn").forEach(table -> deployment.addString(table.getFileName().toString(), text(table)));
        return deployment.deployWithResult().getDeployedProcessDefinitions().stream()
                .filter(definition -> definition.getKey().equals(key))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    private static BpmnModelInstance standIn(String key) {
        return Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask(STAND_IN_TASK)
                .endEvent()
                .done();
    }

    private static ProcessEngine build() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        // the name "default" belongs to the application that other tests of this JVM share
        configuration.setProcessEngineName("standIn");
        TestDatabase database = TestDatabase.fresh();
        configuration.setJdbcUrl(database.url());
        configuration.setJdbcUsername(database.user());
        configuration.setJdbcDriver(database.driver());
        configuration.setHistory(ProcessEngineConfigurationImpl.HISTORY_FULL);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setBeans(beans());
        configuration.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(TAKEN)));
        return configuration.buildProcessEngine();
    }

    private static Map<Object, Object> beans() {
        Map<Object, Object> beans = new HashMap<>();
        JavaDelegate delegate = execution -> execution.setVariables(WRITTEN);
        delegateNames().forEach(name -> beans.put(name, delegate));
        beans.put("outcomeListener", new OutcomeListener());
        beans.put(
                "openReleaseListener", (ExecutionListener) execution -> execution.setProcessBusinessKey(BUSINESS_KEY));
        beans.put("openChangeListener", (ExecutionListener) execution -> {});
        beans.put("releaseOutcomeListener", (ExecutionListener) execution -> execution.setVariable(
                "releaseOutcome",
                OutcomeListener.properties(execution.getBpmnModelElementInstance())
                        .get("outcome")));
        beans.put("rollbackDecidedListener", (ExecutionListener)
                execution -> execution.setVariable("rollbackDecidedAt", "now"));
        beans.put("besideOutcomeListener", new OutcomeListener());
        Stream.of("openDrillListener", "openThirdPartyChangeListener")
                .forEach(name -> beans.put(name, (ExecutionListener) execution -> {}));
        beans.put("setConditionsListener", (ExecutionListener) execution -> {});
        Stream.of(
                        "startFollowingDeploymentListener",
                        "settleDeferredCheckListener",
                        "escalateDeferredCheckListener",
                        "meetConditionListener")
                .forEach(name -> beans.put(name, (TaskListener)
                        task -> task.getExecution().getProcessInstance().setVariable("toldBy", task.getEventName())));
        beans.put("recordApprovalListener", (TaskListener) task -> {
            boolean approved = "approve".equals(task.getVariable("approvalDecision"));
            boolean signed = task.getTaskDefinitionKey().equals("Activity_SignApproval")
                    ? "signed".equals(task.getVariable("signOutcome"))
                    : !approved || !Boolean.TRUE.equals(task.getVariable("ownKeys"));
            task.setVariable("approver", task.getAssignee());
            task.setVariable("approvalSigned", signed);
            if (!approved) {
                task.setVariable("approvalRejected", true);
            }
        });
        beans.put("releaseKeptListener", (ExecutionListener) execution -> execution.setVariable("releaseKept", true));
        beans.put("blockLiftedListener", (TaskListener) task -> task.setVariable("blockLifted", true));
        beans.put("showGapsListener", (TaskListener) task -> {});
        beans.put("recordGapsListener", (TaskListener) task -> {
            if (!"closed".equals(task.getVariable("gapsAnswer"))) {
                task.setVariable("gapsRemain", true);
            }
        });
        return beans;
    }

    private static Stream<String> delegateNames() {
        var bean = Pattern.compile("\\$\\{(\\w+Delegate)}");
        return files(".bpmn").stream()
                .flatMap(model -> bean.matcher(text(model)).results().map(found -> found.group(1)));
    }

    private static List<Path> files(String ending) {
        try (Stream<Path> all = Files.list(Path.of("processes"))) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
