package dev.slipway.access;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link AdhocExpressionFilter} before the engine's REST API and the API of its web applications. */
@Configuration(proxyBeanMethods = false)
class QueryHardening {

    /** After the logins, so that strangers read 401 and cannot make the server read large bodies. */
    private static final int AFTER_LOGIN = 100;

    @Bean
    FilterRegistrationBean<AdhocExpressionFilter> adhocExpressionFilter() {
        var registration = new FilterRegistrationBean<>(new AdhocExpressionFilter());
        registration.setName("adhoc-expression-filter");
        registration.addUrlPatterns("/engine-rest/*", "/camunda/api/*");
        registration.setAsyncSupported(true);
        registration.setOrder(AFTER_LOGIN);
        return registration;
    }
}
