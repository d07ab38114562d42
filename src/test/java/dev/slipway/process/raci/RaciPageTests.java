package dev.slipway.process.raci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PagePerson;
import dev.slipway.SlipwayTest;
import dev.slipway.process.raci.RaciTable.Phase;
import dev.slipway.process.raci.RaciTable.Row;
import dev.slipway.release.Role;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The table of parts that the deployed models make, and who reads it. */
@SlipwayTest
class RaciPageTests {

    private static final String PAGE = "/procedure/raci";

    @LocalServerPort
    private int port;

    @Autowired
    private DeployedRaci deployed;

    @Autowired
    private RepositoryService repository;

    @Test
    void showsEveryActivityOfTheDeployedModels() {
        RaciTable table = deployed.newest();
        assertThat(table.phases())
                .extracting(Phase::name)
                .containsExactly(
                        "Deployment planning",
                        "Pre-deployment checks",
                        "Deployment approval",
                        "Deployment execution",
                        "Post-deployment verification",
                        "Rollback decision");
        assertThat(rows(table)).hasSize((int) activities());
        assertThat(rows(table)).allSatisfy(row -> assertThat(row.step().text()).matches("[0-9A]\\S*"));
        assertThat(table.version()).isNotBlank();
    }

    @Test
    void saysWhatTheModelSays() {
        Row plan = row(deployed.newest(), "Create deployment plan");
        assertThat(plan.of(Role.RELEASE_MANAGER)).containsExactly(Part.RESPONSIBLE);
        assertThat(plan.of(Role.DEPLOYMENT_MANAGER)).containsExactly(Part.ACCOUNTABLE);
        assertThat(plan.of(Role.QA_LEAD)).containsExactly(Part.CONSULTED);
        assertThat(plan.of(Role.LEGAL_ADVISOR)).isEmpty();
    }

    @Test
    void anApprovalIsWhoseTheTableOfApprovalsMayAsk() {
        Row approval = row(deployed.newest(), "Give approval");
        assertThat(approval.severalRoles()).isTrue();
        assertThat(approval.of(Role.SYSTEM_OWNER)).containsExactly(Part.RESPONSIBLE_IF_ASKED, Part.ACCOUNTABLE);
        assertThat(approval.of(Role.RISK_MANAGER)).containsExactly(Part.RESPONSIBLE_IF_ASKED);
        assertThat(approval.of(Role.OPERATIONS))
                .as("a manifest may name any role")
                .containsExactly(Part.RESPONSIBLE_IF_ASKED, Part.INFORMED);
        assertThat(approval.of(Role.AUDITOR)).isEmpty();
    }

    @Test
    void stepsStandInTheOrderOfTheProcedure() {
        assertThat(List.of("A/6", "4.10/1", "4.4/11", "4.4/9", "4.4").stream()
                        .map(Step::new)
                        .sorted())
                .extracting(Step::text)
                .containsExactly("4.4", "4.4/9", "4.4/11", "4.10/1", "A/6");
        assertThat(deployed.newest().phases())
                .allSatisfy(
                        phase -> assertThat(phase.rows()).extracting(Row::step).isSorted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"qa-lead", "auditor", "process-owner", "admin"})
    void everybodyWhoIsSignedInReadsIt(String person) {
        HttpResponse<String> page = PagePerson.of(port, person).get(PAGE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Create deployment plan", "in force since", "Accountable: answers for it");
    }

    @Test
    void strangersSignInFirst() {
        HttpResponse<String> page = PagePerson.stranger(port).get(PAGE);
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).contains("/sign-in"));
    }

    @Test
    void oneRoleSeesWhatConcernsIt() {
        String page =
                PagePerson.of(port, "qa-lead").get(PAGE + "?role=legal-advisor").body();
        assertThat(page).contains("Decide as legal advisor", "Give approval").doesNotContain("Create deployment plan");
        assertThat(page).contains("<option value=\"legal-advisor\" selected=\"selected\">");
    }

    @Test
    void anUnknownRoleIsSaidAndEverythingShown() {
        HttpResponse<String> page = PagePerson.of(port, "qa-lead").get(PAGE + "?role=%3Cb%3Eboss");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("There is no role '<span>&lt;b&gt;boss</span>'", "Create deployment plan")
                .doesNotContain("<b>boss");
    }

    private long activities() {
        String deployment = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("ai-deployment")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        return repository.createProcessDefinitionQuery().deploymentId(deployment).list().stream()
                .flatMap(it ->
                        repository.getBpmnModelInstance(it.getId()).getModelElementsByType(UserTask.class).stream())
                .count();
    }

    private static List<Row> rows(RaciTable table) {
        return table.phases().stream().flatMap(phase -> phase.rows().stream()).toList();
    }

    private static Row row(RaciTable table, String activity) {
        return rows(table).stream()
                .filter(row -> row.activity().equals(activity))
                .findFirst()
                .orElseThrow();
    }
}
