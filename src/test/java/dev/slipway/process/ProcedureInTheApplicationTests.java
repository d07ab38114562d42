package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The deployed procedure and the running application fit each other. */
@SlipwayTest
class ProcedureInTheApplicationTests {

    private static final Pattern BEAN = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ProcedureDeployment deployment;

    @Autowired
    private ApplicationContext beans;

    @Test
    void everyBeanThatAModelNamesExistsAndEveryDelegateIsNamed() {
        assertThat(named())
                .allSatisfy(
                        bean -> assertThat(beans.containsBean(bean)).as(bean).isTrue());
        assertThat(Stream.of(JavaDelegate.class, ExecutionListener.class, TaskListener.class)
                        .map(beans::getBeansOfType)
                        .map(Map::entrySet)
                        .flatMap(Collection::stream)
                        .filter(bean -> bean.getValue().getClass().getName().startsWith("dev.slipway.process"))
                        .map(Map.Entry::getKey))
                .isSubsetOf(named());
    }

    @Test
    void startingAgainUnchangedDeploysNothing() {
        long before = repository.createDeploymentQuery().count();
        deployment.afterSingletonsInstantiated();
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void theSetStandsUnderNamesThatDoNotDependOnWhereItRunsFrom() {
        Deployment ours = repository
                .createDeploymentQuery()
                .deploymentName(ProcedureDeployment.NAME)
                .list()
                .get(0);
        assertThat(repository.getDeploymentResourceNames(ours.getId()))
                .contains("processes/ai-deployment.bpmn", "processes/deployment-gate.dmn", "forms/give-approval.form")
                .allMatch(name -> name.startsWith("processes/") || name.startsWith("forms/"));
    }

    private Collection<String> named() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .map(repository::getBpmnModelInstance)
                .map(Bpmn::convertToString)
                .flatMap(xml -> BEAN.matcher(xml).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
