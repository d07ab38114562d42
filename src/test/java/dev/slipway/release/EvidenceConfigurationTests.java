package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.evidence.BucketEvidenceStore;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.worm.S3Double;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Which store the settings choose, and those with which the application does not start. */
class EvidenceConfigurationTests {

    @TempDir
    private Path data;

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
