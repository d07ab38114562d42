package dev.slipway.process.overview;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.slipway.Leftovers;
import dev.slipway.PagePerson;
import dev.slipway.SlipwayTest;
import dev.slipway.access.Person;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page asks the database as often for fifty releases as for two. */
@SlipwayTest
@TestInstance(Lifecycle.PER_CLASS)
class OverviewQueriesTests {

    private static final Person PERSON =
            new Person("technical-sme", "Tessa", List.of(Role.TECHNICAL_SME), Set.of("tasklist"), false);
    /** MyBatis and Spring tell of each statement. */
    private static final List<String> STATEMENTS =
            List.of("org.camunda.bpm.engine.impl.persistence.entity", "org.springframework.jdbc.core.JdbcTemplate");

    private static final int SHARE = 37;

    private final List<ReleaseId> opened = new ArrayList<>();
    private final List<String> canaries = new ArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private Overviews overviews;

    @Autowired
    private Releases releases;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    private String deployment = "";

    private List<String> forTwo = List.of();
    private List<String> forMany = List.of();

    @BeforeAll
    void openReleases() {
        deployment = repository
                .createDeployment()
                .addClasspathResource("overview/waiting-probe.bpmn")
                .deploy()
                .getId();
        open(2);
        forTwo = statements();
        open(Paging.SIZE);
        forMany = statements();
    }

    @AfterAll
    void clear() {
        repository.deleteDeployment(deployment, true);
        Leftovers.end(runtime, canaries);
        opened.forEach(release -> releases.end(release, "ended"));
    }

    @Test
    void theNumberOfQueriesDoesNotGrowWithTheReleases() {
        assertThat(forTwo).hasSizeBetween(10, 25);
        // what other tests left stuck may be gone by the second look
        assertThat(forMany).hasSizeLessThanOrEqualTo(forTwo.size());
        assertThat(overviews.of(PERSON, "", 1).releases()).hasSize(Paging.SIZE).allSatisfy(release -> {
            assertThat(release.tasks()).hasSize(1);
            assertThat(release.traffic()).isEqualTo(SHARE);
        });
    }

    @Test
    void theShareOfTheRequestsIsShownWhileItIsRolledOut() {
        assertThat(PagePerson.of(port, "technical-sme").get("/").body())
                .contains("<strong>37 %</strong> of the requests");
    }

    @Test
    void olderReleasesAreOnTheNextPage() {
        int total = releases.countOpen();
        PagePerson person = PagePerson.of(port, "technical-sme");
        String oldest = opened.get(0).slug();
        assertThat(person.get("/").body())
                .contains("1 to 50 of " + total, "/?page=2")
                .doesNotContain("release-" + oldest + "\"");
        assertThat(person.get("/?page=2").body())
                .contains("51 to " + Math.min(total, 2 * Paging.SIZE), "release-" + oldest + "\"");
        assertThat(person.get("/?release=" + oldest).body())
                .as("the one that was asked for is shown whatever the page")
                .contains("release-" + oldest + "\"");
    }

    private void open(int more) {
        IntStream.range(0, more).forEach(at -> {
            ReleaseId release = releases.open("queries-probe", "1.0.0", "production", "deployment-manager");
            opened.add(release);
            runtime.startProcessInstanceByKey("waiting-probe", release.slug());
            canaries.add(runtime.createProcessInstanceByKey("canary-rollout")
                    .businessKey(release.slug())
                    .setVariables(Map.of("currentPercent", SHARE, "observationPeriod", "PT1H"))
                    .startBeforeActivity("Event_StepObserved")
                    .execute()
                    .getId());
        });
    }

    /** What one look at the page asks, this thread's only. */
    private List<String> statements() {
        overviews.of(PERSON, "", 1);
        var told = new Told(Thread.currentThread());
        told.start();
        List<Logger> loggers = STATEMENTS.stream()
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        loggers.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(told);
        });
        try {
            overviews.of(PERSON, "", 1);
        } finally {
            loggers.forEach(logger -> {
                logger.setLevel(null);
                logger.setAdditive(true);
                logger.detachAppender(told);
            });
        }
        return told.statements;
    }

    /** Keeps the statements of one thread; the engine's own threads ask meanwhile, too. */
    private static final class Told extends AppenderBase<ILoggingEvent> {

        private final List<String> statements = new ArrayList<>();
        private final Thread asking;

        private Told(Thread asking) {
            this.asking = asking;
        }

        @Override
        protected void append(ILoggingEvent event) {
            String text = event.getFormattedMessage();
            boolean statement = text.contains("Preparing:") || text.matches("(?s)Executing .*SQL .*\\[.*");
            if (statement && Thread.currentThread().equals(asking)) {
                statements.add(text);
            }
        }
    }
}
