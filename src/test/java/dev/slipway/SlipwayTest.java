package dev.slipway;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ActiveProfilesResolver;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application with the sample's people over real HTTP on a free port, with a database and a data folder of
 * its own; test classes without further settings share one. Settings of a class's own would start a second
 * application in the JVM, which the static state of the engine's web pages does not allow.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("application")
@AutoConfigureObservability(tracing = false)
@SpringBootTest(classes = SlipwayApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles(resolver = SlipwayTest.Profiles.class)
@ContextConfiguration(initializers = {TestDatabase.Own.class, SlipwayTest.OwnData.class})
public @interface SlipwayTest {

    /** The sample, on the database that the tests of this JVM run on. */
    class Profiles implements ActiveProfilesResolver {

        @Override
        public String[] resolve(Class<?> testClass) {
            return TestDatabase.onPostgres() ? new String[] {"sample", "postgres"} : new String[] {"sample"};
        }
    }

    /** Gives each application context a data folder that no other has. */
    class OwnData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            String id = UUID.randomUUID().toString();
            Map<String, Object> properties = Map.of(
                    "slipway.data", "./target/test-data/" + id,
                    "slipway.sample.traffic.default-rate", "100",
                    "slipway.policy.environments.site.always-open", "true",
                    "slipway.ways.rollout-of[invoice-sorter@site]", "manual",
                    "slipway.ways.rollout-of[credit-scoring@site]", "manual",
                    "slipway.ways.staging-of[invoice-sorter@site]", "manual");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("own data", properties));
        }
    }
}
