package dev.slipway.process.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.process.mirror.MirrorSettings.Way;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** How a mirror is described, and what is wrong with those that cannot be. */
class MirrorSettingsTests {

    private static final MirrorStores STORES = new MirrorStores(Clock.systemUTC());

    @Test
    void aMirrorIsDescribedInTheEnvironment() {
        MirrorSettings archive = Objects.requireNonNull(bind(Map.of(
                        "SLIPWAY_LEDGER_MIRRORS_ARCHIVE_WAY", "s3",
                        "SLIPWAY_LEDGER_MIRRORS_ARCHIVE_BUCKET", "records",
                        "SLIPWAY_LEDGER_MIRRORS_ARCHIVE_ACCESSKEY", "who",
                        "SLIPWAY_LEDGER_MIRRORS_ARCHIVE_SECRETKEY", "hidden",
                        "SLIPWAY_LEDGER_MIRRORS_ARCHIVE_REQUIRED", "true"))
                .get("archive"));
        assertThat(archive)
                .returns(Way.S3, MirrorSettings::way)
                .returns(true, MirrorSettings::required)
                .returns(Period.ofYears(11), MirrorSettings::retention)
                .asString()
                .doesNotContain("hidden", "who");
        assertThat(STORES.of("archive", archive).place()).isEqualTo("the bucket records");
    }

    @Test
    void withoutSettingsThereIsNoMirrorAndALookEveryTenSeconds() {
        MirrorProperties none = binder(Map.of()).bindOrCreate("slipway.ledger", MirrorProperties.class);
        assertThat(none.mirrors()).isEmpty();
        assertThat(none.mirrorInterval()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({
        "archive, FOLDER, '', '', '', P11Y, address",
        "archive, S3, '', '', '', P11Y, bucket",
        "archive, S3, '', Not_A_Bucket, '', P11Y, bucket",
        "archive, S3, ftp://x, records, '', P11Y, address",
        "archive, S3, https://user:secret@x, records, '', P11Y, address",
        "archive, S3, '', records, log, P11Y, prefix",
        "archive, S3, '', records, ../, P11Y, prefix",
        "archive, S3, '', records, '', P9Y, retention",
        "The Archive, S3, '', records, '', P11Y, way"
    })
    void aMirrorThatCannotBeIsRefusedByTheSettingThatIsWrong(
            String name, Way way, String address, String bucket, String prefix, Period retention, String wrong) {
        MirrorSettings settings =
                new MirrorSettings(way, address, bucket, prefix, "us-east-1", "", "", retention, false);
        assertThatExceptionOfType(UnfitMirror.class)
                .isThrownBy(() -> STORES.of(name, settings))
                .withMessageContaining("mirrors." + name + "." + wrong);
    }

    @Test
    void aKeyWithoutItsSecretIsRefused() {
        MirrorSettings settings =
                new MirrorSettings(Way.S3, "", "records", "", "us-east-1", "who", "", Period.ofYears(11), false);
        assertThatExceptionOfType(UnfitMirror.class)
                .isThrownBy(() -> STORES.of("archive", settings))
                .withMessageContaining("secret-key");
    }

    private static Map<String, MirrorSettings> bind(Map<String, Object> variables) {
        return binder(variables)
                .bind("slipway.ledger", MirrorProperties.class)
                .get()
                .mirrors();
    }

    private static Binder binder(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment);
    }
}
