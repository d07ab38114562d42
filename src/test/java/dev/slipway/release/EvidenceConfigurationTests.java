package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.evidence.BucketEvidenceStore;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.worm.S3Double;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Which store the settings choose, those with which the application does not start, and the move into a bucket. */
class EvidenceConfigurationTests {

    @TempDir
    private Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private S3Double s3;

    @BeforeEach
    void aBucket() throws IOException {
        s3 = new S3Double().afresh("evidence");
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    @Test
    void withoutSettingsEvidenceLiesInTheDataFolder() {
        assertThat(store(Map.of())).isInstanceOf(FolderEvidenceStore.class);
    }

    @Test
    void aBucketThatKeepsWhatItLocksIsTaken() {
        assertThat(store(bucket(Map.of()))).isInstanceOf(BucketEvidenceStore.class);
        assertThat(s3.keys("evidence"))
                .hasSize(1)
                .allSatisfy((key, versions) -> assertThat(key).startsWith("canary/"));
    }

    @Test
    void aBucketThatOnlyPretendsEndsTheStart() {
        s3.lies.add(S3Double.Lie.DELETES);
        assertRefused(bucket(Map.of()), "must prove at start", "could be deleted");
    }

    @Test
    void aBucketWithoutObjectLockEndsTheStart() {
        s3.unlocked("evidence");
        assertRefused(bucket(Map.of()), "object lock switched on");
    }

    @Test
    void aBucketThatIsAwayEndsTheStart() {
        s3.away(true);
        assertRefused(bucket(Map.of()), "503");
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, ''",
        "bucket, Not_A_Bucket",
        "prefix, log",
        "address, ftp://x",
        "secret-key, ''",
        "retention, P9Y"
    })
    void aSettingThatCannotBeEndsTheStartByItsName(String setting, String value) {
        assertRefused(bucket(Map.of(setting, value)), "slipway.evidence." + setting);
    }

    @Test
    void noKeyIsInWhatIsToldAboutTheSettings() {
        assertThat(properties(bucket(Map.of("access-key", "who", "secret-key", "hidden"))))
                .asString()
                .doesNotContain("who", "hidden");
    }

    @Test
    void evidenceThatTheBucketDoesNotHaveEndsTheStartUntilItIsMoved() throws IOException {
        new FolderEvidenceStore(data.resolve("evidence"))
                .keep("scoring", "1.0.0", new NewEvidence("build", null, "application/json", new byte[] {'{', '}'}));
        assertRefused(bucket(Map.of()), "scoring 1.0.0 build.1.json");

        assertThat(moved(bucket(Map.of()))).isZero();
        assertThat(told()).contains("Moved scoring 1.0.0 build.1.json", "Moved 1; 0 were there already");
        assertThat(store(bucket(Map.of())).documents("scoring", "1.0.0")).hasSize(1);
        assertThat(moved(bucket(Map.of()))).isZero();
        assertThat(told()).contains("Moved 0; 1 were there already");
    }

    @Test
    void theCommandSaysWhatDoesNotFitAndWhatItCouldNotTry() throws IOException {
        assertThat(moved(Map.of())).isEqualTo(2);
        assertThat(told()).contains("slipway.evidence.way must be s3");
        assertThat(new MoveEvidenceCommand(new PrintStream(out)).run(List.of("sideways")))
                .isEqualTo(2);
        s3.away(true);
        assertThat(moved(bucket(Map.of()))).isEqualTo(2);
        assertThat(told()).contains("Not tried", "503");
        s3.away(false);
        store(bucket(Map.of()))
                .keep("scoring", "1.0.0", new NewEvidence("build", null, "application/json", new byte[] {'1'}));
        new FolderEvidenceStore(data.resolve("evidence"))
                .keep("scoring", "1.0.0", new NewEvidence("build", null, "application/json", new byte[] {'{', '}'}));
        assertThat(moved(bucket(Map.of()))).isEqualTo(1);
        assertThat(told()).contains("never replaced", "1 were refused");
    }

    private int moved(Map<String, String> settings) {
        out.reset();
        List<String> arguments = new ArrayList<>(List.of("--slipway.data=" + data));
        settings.forEach((name, value) -> arguments.add("--slipway.evidence." + name + "=" + value));
        return new MoveEvidenceCommand(new PrintStream(out, true, StandardCharsets.UTF_8)).run(arguments);
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void assertRefused(Map<String, String> settings, String... reasons) {
        assertThatExceptionOfType(UnfitEvidenceStore.class)
                .isThrownBy(() -> store(settings))
                .satisfies(refusal -> assertThat(refusal).message().contains(reasons))
                .satisfies(refusal -> assertThat(refusal.remedy()).contains("start again"));
    }

    private Map<String, String> bucket(Map<String, String> changed) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "way", "s3",
                "address", s3.address().toString(),
                "bucket", "evidence",
                "access-key", "test",
                "secret-key", "test"));
        settings.putAll(changed);
        return settings;
    }

    private EvidenceArchive store(Map<String, String> settings) {
        return new EvidenceConfiguration().evidenceStore(properties(settings), data, Clock.systemUTC());
    }

    private static EvidenceProperties properties(Map<String, String> settings) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((name, value) -> named.put("slipway.evidence." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("slipway.evidence", EvidenceProperties.class);
    }
}
