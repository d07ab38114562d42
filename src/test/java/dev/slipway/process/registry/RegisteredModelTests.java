package dev.slipway.process.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.registry.MlflowDouble;
import dev.slipway.registry.ModelCheck;
import dev.slipway.registry.ModelFiles;
import dev.slipway.release.ComponentType;
import dev.slipway.release.HandedIn;
import dev.slipway.release.PackageComponent;
import dev.slipway.release.RegisteredModel;
import dev.slipway.release.ReleasePackage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a release writes to a model registry: each thing once, however often its step is tried. */
class RegisteredModelTests {

    private static final byte[] FILE = "{}".getBytes(StandardCharsets.UTF_8);
    private static final String FREEZE = "Activity_FreezeEvidence";
    private static final String MOVE = "Activity_MoveModelAlias";
    private static final String SET_TAG = "set-tag";
    private static final String SET_ALIAS = "POST /api/2.0/mlflow/registered-models/alias";
    private static final String READ_ALIAS = "registered-models/get";

    private static MlflowDouble server;
    private static ModelSteps steps;
    private static String digest;

    private ReleasePackage released;

    @BeforeAll
    static void handIn(@TempDir Path evidence) throws Exception {
        server = new MlflowDouble("scoring", "3");
        server.files.put("model.json", FILE);
        steps = new ModelSteps(evidence, server);
        digest = filesOf("3").digest();
        new HandedIn(evidence)
                .put("build.1.json", HandedIn.BUILD.replace("\"location\":\"model.json\"", """
                "location":"model.json","registry":{"model":"models:/scoring/3","digest":"%s"}""".formatted(digest)));
    }

    @BeforeEach
    void aNewRelease() {
        steps.nextRelease();
        released = steps.candidates().candidate(steps.release()).releasePackage();
        steps.serves(released, null);
        server.forget();
        server.files.put("model.json", FILE);
    }

    @AfterAll
    static void close() {
        steps.close();
        server.close();
    }

    @Test
    void aFrozenReleaseIsNotedAtItsModelOnceAcrossARetry() {
        server.answerOnce("model-versions/get", 3, 503, "{}");
        String instance = steps.at("prepare-release", FREEZE, Map.of("packageDigest", released.digest()));
        assertThatThrownBy(() -> steps.run(instance)).hasMessageContaining("answers 503");
        assertThat(steps.recorded("EvidenceFrozen")).isEmpty();
        steps.run(instance);
        assertThat(server.tags)
                .containsEntry("model_sha256", digest)
                .containsEntry("release_id", steps.release().slug())
                .containsEntry(
                        "evidence_bundle_id",
                        steps.candidates().candidate(steps.release()).bundleId());
        assertThat(server.count(SET_TAG)).isEqualTo(3);
        assertThat(steps.recorded("EffectIntended")).hasSize(1);
        assertThat(steps.recorded("ModelsTagged")).hasSize(1);
        assertThat(steps.waitsAt(instance)).isEmpty();
    }

    @Test
    void aModelThatIsTaggedAsAnotherIsNotFrozen() {
        server.tags.put("model_sha256", "sha256:" + "9".repeat(64));
        String instance = steps.at("prepare-release", FREEZE, Map.of("packageDigest", released.digest()));
        steps.run(instance);
        assertThat(steps.waitsAt(instance)).containsExactly("Activity_VerifyReleasePackage");
        assertThat(server.count(SET_TAG)).isZero();
        assertThat(steps.recorded("EvidenceFrozen")).isEmpty();
        assertThat(steps.recorded("EvidenceChangedAfterStaging").toString()).contains("register a new version");
    }

    @Test
    void aPackageWhoseModelIsAnotherInTheRegistryDoesNotVerify() {
        server.files.put("model.json", "[]".getBytes(StandardCharsets.UTF_8));
        String instance = steps.at(
                "prepare-release",
                "Activity_VerifyReleasePackage",
                Map.of("packageDigest", released.digest(), "deployedVersion", "none"));
        steps.run(instance);
        assertThat(steps.variable(instance, "packageIntact")).isEqualTo(false);
        assertThat(String.valueOf(steps.variable(instance, "packageFindings")))
                .contains("The files of 'models:/scoring/3' must have the digest " + digest);
    }

    @Test
    void theAliasIsMovedOnceAcrossARetry() {
        server.aliases.put("champion", "2");
        server.answerOnce(READ_ALIAS, 2, 500, "{}");
        String instance = steps.at("execute-deployment", MOVE, Map.of());
        assertThatThrownBy(() -> steps.run(instance)).hasMessageContaining("answers 500");
        assertThat(steps.waitsAt(instance)).containsExactly(MOVE);
        steps.run(instance);
        assertThat(server.aliases).containsEntry("champion", "3");
        assertThat(server.count(SET_ALIAS)).isEqualTo(1);
        assertThat(steps.recorded("EffectIntended")).hasSize(1);
        assertThat(steps.recorded("ModelAliasesSet")).hasSize(1);
        assertThat(steps.waitsAt(instance)).isEmpty();
    }

    @Test
    void anAliasThatSomebodyElseMovesMeanwhileIsNotTakenForSet() {
        server.answerOnce(READ_ALIAS, 2, 200, """
                {"registered_model":{"name":"scoring","aliases":[{"alias":"champion","version":"9"}]}}""");
        String instance = steps.at("execute-deployment", MOVE, Map.of());
        assertThatThrownBy(() -> steps.run(instance)).hasMessageContaining("reads back as version 9");
        assertThat(steps.recorded("ModelAliasesSet")).isEmpty();
    }

    @Test
    void aStepThatComesLateMovesNothingToWhatServesNoMore() {
        steps.serves(null, released);
        String instance = steps.at("execute-deployment", MOVE, Map.of());
        steps.run(instance);
        assertThat(server.count(SET_ALIAS)).isZero();
        assertThat(server.aliases).isEmpty();
    }

    @Test
    void aRollbackGivesTheAliasBackToTheRestoredModel() {
        server.aliases.put("champion", "3");
        steps.serves(registered("2"), null);
        rollBack("0.9.0");
        assertThat(server.aliases).containsEntry("champion", "2");
    }

    @Test
    void aRollbackToNothingTakesTheAliasAway() {
        server.aliases.put("champion", "3");
        steps.serves(null, null);
        rollBack("off");
        assertThat(server.aliases).isEmpty();
        assertThat(steps.recorded("ModelAliasesSet").toString()).contains("none");
    }

    @Test
    void anAliasThatOthersSetIsLeftAloneWhereNothingServes() {
        server.aliases.put("champion", "7");
        steps.serves(null, null);
        rollBack("off");
        assertThat(server.aliases).containsEntry("champion", "7");
    }

    @Test
    void monitoringSaysWhereTheAliasStandsForAnother() {
        server.aliases.put("champion", "3");
        assertThat(steps.aliases().astray(steps.release())).isEmpty();
        server.aliases.put("champion", "2");
        assertThat(steps.aliases().astray(steps.release()).toString()).contains("stands for version 2");
        server.answerOnce(READ_ALIAS, 1, 500, "{}");
        assertThat(steps.aliases().astray(steps.release()).toString()).contains("answers 500");
    }

    @Test
    void theCheckOfHealthTellsAnAliasThatStandsForAnother() {
        server.aliases.put("champion", "3");
        checkHealth();
        assertThat(steps.recorded("ModelAliasAstray")).isEmpty();
        server.aliases.put("champion", "2");
        checkHealth();
        assertThat(steps.recorded("HealthChecked")).hasSize(2);
        assertThat(steps.recorded("ModelAliasAstray"))
                .singleElement()
                .satisfies(entry -> assertThat(
                                String.valueOf(entry.content().payload().get("found")))
                        .contains("stands for version 2"));
    }

    private void checkHealth() {
        steps.run(steps.at(
                "check-health",
                "Activity_CheckHealth",
                Map.of("monitoringStarted", "2026-11-21T08:00:00Z", "monitoringEnds", "2026-11-28T08:00:00Z")));
    }

    @Test
    void thePackageCoversTheRegistryEntry() {
        assertThat(registered("2").digest()).isNotEqualTo(registered("3").digest());
    }

    @Test
    void onlyAVersionThatHoldsTheComponentPasses() {
        ModelCheck check = steps.check();
        assertThat(check.findings(registered("3", digest)).toString()).isEqualTo("[]");
        assertThat(check.findings(registered("3", HandedIn.DIGEST)).toString())
                .contains("found neither", "REGISTERED_MODEL_REFUSED");
        assertThat(check.findings(packageOf("other", "3", digest)).toString())
                .contains("slipway.model-registry.models");
        server.tags.put("model_sha256", "x");
        assertThat(check.findings(registered("3", digest)).toString()).contains("tagged model_sha256=x");
        server.files.put("extra", new byte[1]);
        assertThat(check.findings(registered("3", digest)).toString()).contains("must have the digest " + digest);
        assertThat(check.findings(registered("4", digest)).toString()).contains("404");
    }

    private void rollBack(String restored) {
        String instance = steps.at(
                "roll-back-deployment",
                "Activity_RecordRollback",
                Map.of("restoredVersion", restored, "rtoText", "in time"));
        steps.run(instance);
        assertThat(steps.recorded("RolledBack")).hasSize(1);
    }

    private ReleasePackage registered(String version) {
        return registered(version, HandedIn.DIGEST);
    }

    private ReleasePackage registered(String version, String component) {
        return packageOf("scoring", version, component);
    }

    private ReleasePackage packageOf(String system, String version, String component) {
        RegisteredModel model = new RegisteredModel("scoring", version, digest);
        return new ReleasePackage(
                system,
                "0.9.0",
                List.of(new PackageComponent(
                        ComponentType.MODEL, "scorecard", "1", component, URI.create("model.json"), model)));
    }

    private static ModelFiles filesOf(String version) {
        return steps.registry().files(new RegisteredModel("scoring", version, HandedIn.DIGEST));
    }
}
