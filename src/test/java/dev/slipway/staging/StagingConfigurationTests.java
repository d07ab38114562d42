package dev.slipway.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

/** The settings and beans of the staging inside the application. */
class StagingConfigurationTests {

    @TempDir
    Path data;

    @Test
    void defaultsAreTheDocumentedOnes() {
        runner().run(context -> {
            assertThat(context).hasSingleBean(LocalStaging.class);
            StagingProperties properties = context.getBean(StagingProperties.class);
            assertThat(properties.deadline()).hasSeconds(60);
            assertThat(properties.fairnessTolerance()).isEqualTo(0.02);
            assertThat(properties.loadConcurrency()).isEqualTo(4);
        });
    }

    @Test
    void refusesALoadOfNobodyAtStart() {
        runner().withPropertyValues("slipway.staging.load-concurrency=0")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("loadConcurrency"));
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Wiring.class)
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues("slipway.data=" + data);
    }

    @EnableConfigurationProperties(StagingProperties.class)
    @Import(StagingConfiguration.class)
    static class Wiring {}
}
