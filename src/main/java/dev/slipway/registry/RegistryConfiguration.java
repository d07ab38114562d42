package dev.slipway.registry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The configured registry, or none. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    ModelRegistry modelRegistry(RegistryProperties properties) {
        return properties.url() == null
                ? new NoModelRegistry()
                : new MlflowRegistry(new MlflowServer(properties.url(), properties), properties);
    }
}
