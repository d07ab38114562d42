package dev.slipway.access;

import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.plugin.AdministratorAuthorizationPlugin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Gives the administrators' group its rights and, outside the sample, its first member. */
@Configuration(proxyBeanMethods = false)
class Administration {

    @Bean
    ProcessEnginePlugin administrators() {
        var plugin = new AdministratorAuthorizationPlugin();
        plugin.setAdministratorGroupName(Accounts.ADMINISTRATORS);
        return plugin;
    }

    @Bean
    @Profile("!sample")
    FirstAdministrator firstAdministrator(Properties properties) {
        return new FirstAdministrator(properties);
    }

    /** The first administrator; the password is read only while nobody administers the users. */
    @ConfigurationProperties("slipway.admin")
    record Properties(
            @DefaultValue("admin") String id, @Nullable String password) {}
}
