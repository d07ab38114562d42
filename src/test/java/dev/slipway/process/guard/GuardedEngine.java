package dev.slipway.process.guard;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** An engine with the guard, its REST API behind Basic login, and nothing else of the application. */
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan(
        basePackages = "dev.slipway.access",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.QueryHardening"))
@Import({GuardPlugin.class, OwnSteps.class, TaskReturns.class})
class GuardedEngine {

    private final List<CommandRefused> refusals = new ArrayList<>();

    @EventListener
    void on(CommandRefused refused) {
        refusals.add(refused);
    }

    List<CommandRefused> refusals() {
        return refusals;
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> login() {
        var login = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        login.addUrlPatterns("/engine-rest/*");
        login.setAsyncSupported(true);
        login.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
        login.setOrder(1);
        return login;
    }

    @Bean
    NobodyTwice segregation() {
        return new NobodyTwice();
    }

    /** Stands for the application's own rules about people. */
    static final class NobodyTwice implements ReleaseRules {
        volatile String barred = "";

        @Override
        public void mayClaim(TaskFacts task, String user) {
            refuse(user, "claim");
        }

        @Override
        public void mayComplete(TaskFacts task, String user) {
            refuse(user, "complete");
        }

        @Override
        public boolean isAccountable(TaskFacts task, String user) {
            return user.equals("rita");
        }

        private void refuse(String user, String step) {
            if (user.equals(barred)) {
                throw Refusal.forbidden("'" + user + "' may not " + step + ": asked for this release");
            }
        }
    }
}
