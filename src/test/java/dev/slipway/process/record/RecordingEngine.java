package dev.slipway.process.record;

import dev.slipway.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** An engine with the ledger beside it, and nothing else of the product. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = RecordingEngine.Configuration.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.config.name=recording-engine",
            "spring.flyway.baseline-on-migrate=true",
            "spring.flyway.baseline-version=0",
            "spring.flyway.table=slipway_schema_history",
            "slipway.ledger.verification.pause=0s",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.default-number-of-retries=1",
            "camunda.bpm.history-level=full",
            "camunda.bpm.eventing.history=true",
            "camunda.bpm.eventing.task=false",
            "camunda.bpm.eventing.execution=false"
        })
@ContextConfiguration(initializers = TestDatabase.OwnAsOwner.class)
@interface RecordingEngine {

    /** The beans of this package and a world outside that can fail; no component, so that no scan finds it. */
    @EnableAutoConfiguration(exclude = CamundaBpmRestJerseyAutoConfiguration.class)
    @Import({
        LedgerConfiguration.class,
        LedgerPersonTable.class,
        Pseudonyms.class,
        LedgerRecorder.class,
        SubmittedValues.class,
        ProcessEvents.class,
        TaskEvents.class,
        DecisionEvents.class,
        IncidentEvents.class,
        IdentityEvents.class,
        V17__LedgerGuards.class,
        V29__NodeGuard.class,
        SecurityEvents.class,
        LedgerCatalogue.class,
        LedgerRounds.class,
        LedgerTrust.class
    })
    @EnableConfigurationProperties(VerificationProperties.class)
    class Configuration {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        OutsideWorld outsideWorld() {
            return new OutsideWorld(new AtomicBoolean());
        }
    }

    /** Does what a service task asks for, unless it is broken. */
    record OutsideWorld(AtomicBoolean broken) {

        public void act() {
            if (broken.get()) {
                throw new IllegalStateException("the world outside is broken");
            }
        }
    }
}
