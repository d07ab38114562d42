package dev.slipway.ledger;

import dev.slipway.TestDatabase;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Proofs of places among a million entries in PostgreSQL, of which only the leaf hashes matter. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked as its set-up
public class ProofBenchmark {

    private static final long SIZE = 1_000_000;
    private static final String LEAF = "encode(sha256(int8send(g)), 'hex')";

    private final Random chance = new Random(7);
    private SingleConnectionDataSource connections;
    private LedgerProofs proofs;
    private InclusionProof proof;
    private byte[] leaf;
    private byte[] root;

    @Setup(Level.Trial)
    public void fillDatabase() throws SQLException {
        TestDatabase fresh = TestDatabase.postgres();
        connections = new SingleConnectionDataSource(fresh.url(), fresh.user(), "", true);
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V1__ledger.sql"),
                        new ClassPathResource("db/migration/V13__ledger_tree.sql"))
                .execute(connections);
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into ledger_entry (seq, leaf_hash, idempotency_key, subject, body) select g, "
                    + LEAF + ", 'k' || g, 's', '' from generate_series(0, " + (SIZE - 1) + ") g");
            statement.execute("update ledger_head set size = " + SIZE);
            statement.execute("analyze");
            LedgerTree.build(connection);
            root = new Proofs(new StoredHashes(connection)).root(SIZE);
        }
        proofs = new LedgerProofs(connections);
        proof = proofs.inclusion(SIZE / 3, SIZE);
        leaf = Sha256.digest()
                .digest(ByteBuffer.allocate(Long.BYTES).putLong(SIZE / 3).array());
    }

    @TearDown(Level.Trial)
    public void closeDatabase() {
        connections.destroy();
    }

    @Benchmark
    public InclusionProof makeProof() {
        return proofs.inclusion(chance.nextInt((int) SIZE), SIZE);
    }

    @Benchmark
    public boolean checkProof() {
        if (!proof.verifies(leaf, root)) {
            throw new IllegalStateException("The proof does not hold.");
        }
        return true;
    }
}
