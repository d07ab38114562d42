package dev.slipway.audit.review;

import dev.slipway.ledger.Ledger;
import dev.slipway.release.Releases;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts together how people from outside are let in, and what is put down of them. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    private static final int SECRET_BYTES = 32;
    private static final String[] REVIEWED = {"/audit/**", "/api/audit/**"};

    @Bean
    @DependsOnDatabaseInitialization
    ReviewDesk reviewDesk(
            ReviewProperties properties,
            Ledger ledger,
            Releases releases,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new ReviewDesk(
                new LinkTable(jdbc),
                new ReviewEntries(ledger),
                releases::isKnown,
                new TransactionTemplate(transactions),
                secrets(),
                properties.longest(),
                clock);
    }

    private static Supplier<String> secrets() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[SECRET_BYTES];
            random.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        };
    }

    @Bean
    WebMvcConfigurer reviewersAreTraced(ObjectProvider<ReviewDesk> desk) {
        return new WebMvcConfigurer() {

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ReviewerTrace(desk.getObject())).addPathPatterns(REVIEWED);
            }
        };
    }
}
