package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody approves what he asked for, and nobody acts in two roles of one release. */
@SlipwayTest
class DutiesTests {

    private static final String BOTH = "operations-2";
    private static final LoneTasks.Place APPROVAL =
            new LoneTasks.Place("approve-deployment", "Activity_GiveApproval", true);

    @LocalServerPort
    private int port;

    private final LoneTasks lone;
    private final IdentityService identities;
    private final SegregationOfDuties duties;

    @Autowired
    DutiesTests(ProcessEngine engine, Releases releases, SegregationOfDuties duties) {
        this.duties = duties;
        this.lone = new LoneTasks(engine, releases);
        this.identities = engine.getIdentityService();
    }

    @AfterEach
    void closeTasks() {
        lone.closeAll();
    }

    @Test
    void refusesTheRequesterAsApprover() {
        Map<String, Object> roles = Map.of("approvalRoles", new ArrayList<>(List.of("deployment-manager")));
        Tasklist.Task approval = Tasklist.Task.of(
                lone.open(lone.release("deployment-manager"), APPROVAL, roles).get(0));

        HttpResponse<String> refused = person("deployment-manager").claim(approval);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("asked for release").contains("Leave this approval to another");
        assertThat(person("deployment-manager-2").claim(approval).statusCode()).isEqualTo(204);
    }

    @Test
    void refusesReleaseManagersAsApproversOfWhatAPipelineAskedForInNobodysName() {
        Map<String, Object> roles = Map.of("approvalRoles", new ArrayList<>(List.of("release-manager")));
        Tasklist.Task unknown =
                Tasklist.Task.of(lone.open(lone.release("ci"), APPROVAL, roles).get(0));
        String asked = lone.release("deployment-manager");
        duties.bind(ReleaseId.parse(asked), "deployment-manager", Role.DEPLOYMENT_MANAGER);
        Tasklist.Task known = Tasklist.Task.of(lone.open(asked, APPROVAL, roles).get(0));

        HttpResponse<String> refused = person("release-manager").claim(unknown);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("it is not known who caused it");
        assertThat(person("release-manager").claim(known).statusCode()).isEqualTo(204);
    }

    @Test
    void refusesASecondRoleInOneReleaseButNotInAnother() {
        String release = lone.release("ci");
        Tasklist.Task runbooks = task(release, "operate-and-monitor", "Activity_UpdateRunbooks");
        Tasklist.Task testing = task(release, "verify-readiness", "Activity_VerifyTesting");
        Tasklist.Task elsewhere = task(lone.release("ci"), "verify-readiness", "Activity_VerifyTesting");
        identities.createMembership(BOTH, "qa-lead");
        try {
            Tasklist both = person(BOTH);
            both.claim(runbooks);
            assertThat(both.submit(runbooks, both.form(runbooks, Map.of()).answers())
                            .statusCode())
                    .isEqualTo(204);

            HttpResponse<String> refused = both.claim(testing);

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body())
                    .contains(BOTH + " already acts as operations")
                    .contains("one person, one role");
            assertThat(both.claim(elsewhere).statusCode()).isEqualTo(204);
        } finally {
            identities.deleteMembership(BOTH, "qa-lead");
        }
    }

    @Test
    void refusesTheBuilderOfThePackageAsItsApprover() {
        String release = lone.release("ci");
        Tasklist.Task build = task(release, "prepare-release", "Activity_BuildReleasePackage");
        Tasklist.Task approve = task(release, "prepare-release", "Activity_ApproveReleasePackage");
        identities.createMembership("technical-sme", "release-manager");
        try {
            Tasklist builder = person("technical-sme");
            builder.claim(build);
            assertThat(builder.submit(build, builder.form(build, Map.of()).answers())
                            .statusCode())
                    .isEqualTo(204);

            HttpResponse<String> refused = builder.claim(approve);

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("technical-sme already acts as technical-sme");
            assertThat(person("release-manager").claim(approve).statusCode()).isEqualTo(204);
        } finally {
            identities.deleteMembership("technical-sme", "release-manager");
        }
    }

    private Tasklist.Task task(String release, String process, String activity) {
        return Tasklist.Task.of(lone.open(release, process, activity, Map.of()));
    }

    private Tasklist person(String user) {
        return new Tasklist(RestPerson.of(port, user));
    }
}
