package dev.slipway.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evaluates decision tables that belong to the deployment under which a release runs, or the newest ones. */
@Component
public class Decisions {

    private final RepositoryService repository;
    private final DecisionService decisions;

    Decisions(RepositoryService repository, DecisionService decisions) {
        this.repository = repository;
        this.decisions = decisions;
    }

    /** The table of the release's own deployment. */
    public DecisionDefinition own(DelegateExecution execution, String key) {
        String deployment = repository
                .getProcessDefinition(execution.getProcessDefinitionId())
                .getDeploymentId();
        DecisionDefinition definition = repository
                .createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .decisionDefinitionKey(key)
                .singleResult();
        return found(definition, key);
    }

    /** The table as it was deployed last. */
    public DecisionDefinition newest(String key) {
        return found(
                repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult(),
                key);
    }

    /** Every rule that matched, as its outputs. */
    public List<Map<String, Object>> evaluate(DecisionDefinition table, Map<String, @Nullable Object> inputs) {
        return decisions.evaluateDecisionTableById(table.getId(), inputs).getResultList();
    }

    private static DecisionDefinition found(@Nullable DecisionDefinition definition, String key) {
        if (definition == null) {
            throw new IllegalStateException("The decision table '" + key
                    + "' is not part of the deployment. Deploy processes, tables and forms as one set.");
        }
        return definition;
    }
}
