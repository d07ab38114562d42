package dev.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

/** The settings and beans of the rollout inside the application. */
class RolloutConfigurationTests {

    @TempDir
    Path data;

    @Test
    void oneRouterIsRolloutEntryAndInitialState() {
        runner().run(context -> {
            Rollout rollout = context.getBean(Rollout.class);
            assertThat(context.getBean(TrafficEntry.class)).isSameAs(rollout);
            assertThat(context.getBean(InitialState.class)).isSameAs(rollout);
        });
    }

    @Test
    void defaultsAreTheDocumentedOnes() {
        runner().run(context -> {
            RolloutProperties properties = context.getBean(RolloutProperties.class);
            assertThat(properties.port()).isZero();
            assertThat(properties.answerTimeout()).hasSeconds(2);
            assertThat(properties.figuresKept()).hasHours(2);
        });
    }

    @Test
    void refusesAPortThatIsNoneAtStart() {
        runner().withPropertyValues("slipway.rollout.port=70000")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("port"));
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Wiring.class)
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues("slipway.data=" + data);
    }

    @EnableConfigurationProperties(RolloutProperties.class)
    @Import(RolloutConfiguration.class)
    static class Wiring {}
}
