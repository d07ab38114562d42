package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Leftovers;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A package that is no longer the staged one goes back to those who verify and approve it. */
@SlipwayTest
class ChangedPackageTests {

    private static final String STAGED = "sha256:" + "0".repeat(64);

    @Autowired
    private Releases releases;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Ledger ledger;

    @Test
    void isNotFrozenButVerifiedAndApprovedAnew() {
        ReleaseId release = releases.open("credit-scoring", "1.3.0", "production", "ci");
        String instance = runtime.createProcessInstanceByKey("prepare-release")
                .businessKey(release.slug())
                .setVariables(Map.of("packageDigest", STAGED))
                .startBeforeActivity("Activity_FreezeEvidence")
                .execute()
                .getId();
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(tasks.createTaskQuery()
                                    .processInstanceId(instance)
                                    .list())
                            .extracting(task -> task.getTaskDefinitionKey())
                            .containsExactly("Activity_ApproveReleasePackage"));
            assertThat(runtime.getVariable(instance, "packageChange").toString())
                    .contains("it was `" + STAGED + "` and is `" + runtime.getVariable(instance, "packageDigest"));
            assertThat(ledger.entries(release.slug()))
                    .extracting(entry -> entry.content().type())
                    .contains("EvidenceChangedAfterStaging", "ReleasePackageVerified")
                    .doesNotContain("EvidenceFrozen");
        } finally {
            Leftovers.end(runtime, List.of(instance));
            releases.end(release, "ended");
        }
    }
}
