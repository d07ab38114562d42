package dev.slipway.audit.reading;

import dev.slipway.ledger.Ledger;
import dev.slipway.process.history.LedgerPeople;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the trace of reading before the pages and files of auditors. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {

    private static final String[] READ = {"/audit/**", "/api/audit/**", "/api/ledger/**"};

    @Bean
    ReadingTrace readingTrace(
            ReadingProperties properties,
            Ledger ledger,
            LedgerPeople people,
            Releases releases,
            PlatformTransactionManager transactions,
            Clock clock) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new ReadingTrace(
                properties.traceReading(),
                new ReadingEntries(ledger, people, own),
                slug -> isSlug(slug)
                        && (releases.isKnown(slug) || !ledger.entries(slug).isEmpty()),
                clock);
    }

    private static boolean isSlug(String text) {
        try {
            return ReleaseId.parse(text).slug().equals(text);
        } catch (IllegalArgumentException otherwise) {
            return false;
        }
    }

    @Bean
    WebMvcConfigurer readingIsTraced(ObjectProvider<ReadingTrace> trace) {
        return new WebMvcConfigurer() {

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(trace.getObject()).addPathPatterns(READ);
            }
        };
    }
}
