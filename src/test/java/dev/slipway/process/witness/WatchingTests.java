package dev.slipway.process.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.TestDatabase;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Anchor;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.Continuity;
import dev.slipway.ledger.Cosigning;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerProofs;
import dev.slipway.ledger.NewEntry;
import dev.slipway.ledger.RemoteWitness;
import dev.slipway.ledger.Stamping;
import dev.slipway.ledger.TestAuthority;
import dev.slipway.signature.Cosigner;
import dev.slipway.signature.NoteSigner;
import dev.slipway.witness.TestWitness;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** What a witness says becomes a fact of the gate, a metric and an event, and can stop the ledger. */
class WatchingTests {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final NoteSigner key = signer();
    private final Store store = new Store(key);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<NewEntry> events = new ArrayList<>();

    @TempDir
    private Path folder;

    private TestWitness witness;

    @BeforeEach
    void start() throws IOException {
        witness = new TestWitness(folder, key.verifier(), at(NOW));
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
    }

    @Test
    void aRequiredWitnessThatIsLateDeniesAndItsLagIsMeasured() throws IOException {
        store.append("first");
        Watching late = watching(store, witness.remote(at(NOW)), true, NOW.plus(Duration.ofMinutes(6)));
        Watching young = watching(store, witness.remote(at(NOW)), true, NOW.plus(Duration.ofMinutes(4)));
        assertThat(new Witnesses(List.of(young), PATIENCE, new SimpleMeterRegistry()).follow())
                .as("within the patience")
                .isTrue();
        Witnesses witnesses = witnesses(late);
        assertThat(witnesses.follow()).isFalse();

        witness.close();
        late.run();
        assertThat(meters.get("slipway.ledger.witness.lag")
                        .tag("witness", "auditor")
                        .gauge()
                        .value())
                .isEqualTo(360);
        assertThat(events).as("not there is no contradiction").isEmpty();
    }

    @Test
    void aWitnessThatCosignedFollows() {
        store.append("first");
        Watching watching = watching(store, witness.remote(at(NOW)), true, NOW.plus(Duration.ofDays(1)));
        watching.run();
        assertThat(watching.lag()).isZero();
        assertThat(witnesses(watching).follow()).isTrue();
    }

    @Test
    void aClosingIsStampedAtOnceAndAnAuthorityThatIsAwayHoldsUpNothing() throws Exception {
        store.append("first");
        Stamping stamping;
        try (TestAuthority authority = new TestAuthority(at(NOW), Duration.ofDays(365))) {
            stamping = new Stamping(store.source, authority.remote(), Duration.ofDays(1), at(NOW));
            timestamps(stamping).stampNow();
            assertThat(kept()).isOne();
            store.append("second");
            timestamps(stamping).stampNow();
            assertThat(kept()).as("though a day has not passed").isEqualTo(2);
        }
        store.append("third");
        timestamps(stamping).stampNow();
        assertThat(kept()).isEqualTo(2);
        assertThat(events).isEmpty();
    }

    private Timestamps timestamps(Stamping stamping) {
        Contradictions contradictions = new Contradictions(events::add, meters);
        return new Timestamps(List.of(new StampRound(stamping, contradictions)), store.checkpoints);
    }

    private int kept() {
        return JdbcClient.create(store.source)
                .sql("select count(*) from ledger_timestamp")
                .query(Integer.class)
                .single();
    }

    @Test
    void withoutWitnessesNobodyIsWaitedFor() {
        store.append("first");
        assertThat(witnesses().follow()).isTrue();
        assertThat(witnesses().anchors()).isEmpty();
    }

    @Test
    void anOptionalWitnessIsHeardAndNotWaitedFor() {
        store.append("first");
        watching(store, witness.remote(at(NOW)), true, NOW).run();
        Store other = new Store(key);
        other.append("other");
        Watching watching = watching(other, witness.remote(at(NOW)), false, NOW);

        watching.run();

        assertThat(watching.disagrees()).isTrue();
        assertThat(events).extracting(NewEntry::type).containsExactly("WitnessDisagrees");
        assertThat(other.continuity(List.of()).readOnly()).isEmpty();
        assertThat(witnesses(watching).follow()).isTrue();
        assertThat(witnesses(watching).anchors()).isEmpty();
    }

    /** 35: the second of two databases with one key; it is stopped, and released when it is put right. */
    @Test
    void aRequiredWitnessThatDisagreesStopsTheLedgerAndDenies() {
        store.append("first");
        watching(store, witness.remote(at(NOW)), true, NOW).run();
        Store other = new Store(key);
        other.append("other");
        List<Anchor> anchors = new ArrayList<>();
        Continuity continuity = other.continuity(anchors);
        Watching watching = watching(other, witness.remote(at(NOW)), true, continuity, NOW);
        anchors.add(watching.cosigning());

        watching.run();
        watching.run();

        assertThat(witnesses(watching).follow()).isFalse();
        assertThat(continuity.readOnly().orElse("")).contains("does not continue what it has cosigned");
        assertThat(events).as("said once").hasSize(1);
        assertThat(meters.get("slipway.ledger.security.events").counter().count())
                .isEqualTo(1);
        continuity.ask();
        assertThat(continuity.readOnly()).as("it still says so").isPresent();
    }

    /** 37. */
    @Test
    void aWitnessThatIsNotBelievedIsASecurityEventAndCountsAsLate() {
        store.append("first");
        Cosigner expected = TestWitness.key("witness.example/expected");
        RemoteWitness impostor = new RemoteWitness("auditor", witness.address(), expected.verifier(), at(NOW));
        Watching watching = watching(store, impostor, true, NOW.plus(Duration.ofHours(1)));

        watching.run();
        watching.run();

        assertThat(events).extracting(NewEntry::type).containsExactly("WitnessNotBelieved");
        assertThat(witnesses(watching).follow()).isFalse();
    }

    private Witnesses witnesses(Watching... watching) {
        return new Witnesses(List.of(watching), PATIENCE, meters);
    }

    private Watching watching(Store ledger, RemoteWitness remote, boolean required, Instant now) {
        return watching(ledger, remote, required, ledger.continuity(List.of()), now);
    }

    private Watching watching(
            Store ledger, RemoteWitness remote, boolean required, Continuity continuity, Instant now) {
        return new Watching(
                new Cosigning(ledger.source, new LedgerProofs(ledger.source), remote),
                required,
                continuity,
                new Contradictions(events::add, meters),
                at(now));
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }

    private static NoteSigner signer() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner("ledger.example/test", pair.getPrivate(), pair.getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A ledger in a database of its own. */
    private static final class Store {

        final DriverManagerDataSource source;
        final Checkpoints checkpoints;

        private final NoteSigner key;
        private final TransactionTemplate transaction;
        private final Ledger ledger;

        Store(NoteSigner key) {
            TestDatabase fresh = TestDatabase.fresh();
            this.key = key;
            source = new DriverManagerDataSource(fresh.url(), fresh.user(), "");
            new ResourceDatabasePopulator(
                            new ClassPathResource("db/migration/V1__ledger.sql"),
                            new ClassPathResource("db/migration/V13__ledger_tree.sql"),
                            new ClassPathResource("db/migration/V20__witness.sql"))
                    .execute(source);
            transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
            ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(source), at(NOW));
            checkpoints = new Checkpoints(source, key);
        }

        void append(String entry) {
            transaction.execute(status ->
                    ledger.append(List.of(NewEntry.of("ReleaseDecided", "one", Actor.service("x"), Map.of(), entry))));
            checkpoints.sign();
        }

        Continuity continuity(List<Anchor> anchors) {
            return new Continuity(source, () -> anchors, () -> List.of(key.verifier()));
        }
    }
}
