package dev.slipway.staging;

import dev.slipway.release.ServingRuntime;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Staging inside the application. */
@Configuration(proxyBeanMethods = false)
class StagingConfiguration {

    @Bean
    LocalStaging staging(
            StagingProperties properties,
            @Value("${slipway.data:./data}") Path data,
            ObjectProvider<ServingRuntime> runtimes,
            Clock clock) {
        return new LocalStaging(
                properties,
                new StagingFiles(data.resolve("staging")),
                new Stage(runtimes.orderedStream().toList()),
                clock);
    }
}
