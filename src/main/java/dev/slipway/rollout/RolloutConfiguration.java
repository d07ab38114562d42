package dev.slipway.rollout;

import dev.slipway.release.ServingRuntime;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rolls out inside the application. */
@Configuration(proxyBeanMethods = false)
class RolloutConfiguration {

    @Bean
    LocalRollout rollout(
            RolloutProperties properties,
            @Value("${slipway.data:./data}") Path data,
            ObjectProvider<ServingRuntime> runtimes,
            Clock clock) {
        return new LocalRollout(
                properties, data.resolve("rollout"), runtimes.orderedStream().toList(), clock);
    }
}
