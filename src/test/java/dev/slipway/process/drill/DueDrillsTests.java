package dev.slipway.process.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.evidence.EvidenceStore;
import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.release.ComponentType;
import dev.slipway.release.Digests;
import dev.slipway.release.PackageComponent;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Drills are opened as soon as what they are about can be read, and a store that is away ends no start. */
class DueDrillsTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

    private final List<String> asked = new ArrayList<>();
    private final List<Object> started = new ArrayList<>();
    private boolean away = true;

    @Test
    void aStoreThatIsAwayEndsNoStartAndIsAskedAgain() {
        DueDrills drills = dueDrills();

        drills.look();
        assertThat(started).isEmpty();
        drills.lookAgain();
        assertThat(asked).as("while it is away").hasSize(2);
        away = false;
        drills.lookAgain();
        assertThat(started).containsExactly("rollback-drill");
        drills.lookAgain();
        assertThat(asked).as("not when it was there").hasSize(3);
    }

    private DueDrills dueDrills() {
        var source = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).load().migrate();
        JdbcLedger ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(source), CLOCK);
        Drills drills = new Drills(new JdbcTemplate(source), CLOCK);
        DrillRecords records = new DrillRecords(drills, ledger);
        ReleasePolicy policy =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("slipway.policy", ReleasePolicy.class);
        return new DueDrills(
                answering(EvidenceStore.class, (store, method, arguments) -> systems()),
                policy,
                answering(Rollout.class, (rollout, method, arguments) -> live((Target) arguments[0])),
                drills,
                records,
                new DrillSchedule(records, policy, CLOCK),
                new DrillStarts(answering(RuntimeService.class, (engine, method, arguments) -> {
                    started.add(arguments[0]);
                    throw new IllegalStateException("it is enough to know that it was asked");
                })));
    }

    private List<String> systems() {
        asked.add("systems");
        if (away) {
            throw new EvidenceUnreachable("The bucket does not answer.");
        }
        return List.of("credit-scoring");
    }

    private static RolloutState live(Target target) {
        PackageComponent model = new PackageComponent(
                ComponentType.MODEL, "scorecard", "1.0.0", Digests.of("1"), URI.create("model.json"));
        ReleasePackage stable = new ReleasePackage(target.system(), "1.0.0", List.of(model));
        return new RolloutState(target, null, stable, null, null, 0, 0, false, true, CLOCK.instant());
    }

    private static <T> T answering(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
