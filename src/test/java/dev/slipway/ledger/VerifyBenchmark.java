package dev.slipway.ledger;

import dev.slipway.signature.NoteSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The check of an exported ledger beside bare SHA-256 of the same entries, entries a second. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked as its set-up
public class VerifyBenchmark {

    static final int ENTRIES = 50_000;

    private static final NoteSigner KEY = TestKey.of("ledger.example/test");

    /** Letters in the text that a person wrote; the entry has about 900 more. */
    @Param({"120", "1200"})
    public int remark;

    private Path file;
    private List<byte[]> bodies;

    @Setup(Level.Trial)
    public void writeLedger() throws Exception {
        file = Files.createTempFile("ledger", ".zip");
        MadeExport.write(file, ENTRIES, entry(remark), KEY);
        bodies = new ArrayList<>();
        try (ExportFile export = new ExportFile(file)) {
            for (String name : export.names(LedgerExport.ENTRIES)) {
                byte[] bundle = export.bytes(name, CheckedBundle.LARGEST);
                for (int at = 0; at < bundle.length; at += 2 + length(bundle, at)) {
                    bodies.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length(bundle, at)));
                }
            }
        }
    }

    @TearDown(Level.Trial)
    public void removeLedger() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int bareSha256() {
        return hashed(bodies);
    }

    /** What the machine's two cores hash together, where they are two at all. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int bareSha256OnTwoCores() {
        int half = bodies.size() / 2;
        return Stream.of(bodies.subList(0, half), bodies.subList(half, bodies.size()))
                .parallel()
                .mapToInt(VerifyBenchmark::hashed)
                .sum();
    }

    private static int hashed(List<byte[]> bodies) {
        MessageDigest digest = Sha256.digest();
        int all = 0;
        for (byte[] body : bodies) {
            all += digest.digest(body)[0];
        }
        return all;
    }

    /** Leaves and nodes, without reading the file and without a look at the entries. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public byte[] hashesAlone() {
        TreeHasher hasher = new TreeHasher();
        BundledTree tree = new BundledTree();
        byte[] leaves = new byte[Tile.FULL * Sha256.BYTES];
        byte[] behindPrefix = new byte[1 << 16];
        int count = 0;
        for (byte[] body : bodies) {
            System.arraycopy(body, 0, behindPrefix, 1, body.length);
            hasher.leaf(behindPrefix, 1, body.length, leaves, count++ * Sha256.BYTES);
            if (count == Tile.FULL) {
                tree.add(hasher.root(leaves, Tile.FULL));
                count = 0;
            }
        }
        return tree.root(Arrays.copyOf(leaves, count * Sha256.BYTES));
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public ExportVerdict verifiedOnOneCore() {
        return verified(1);
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public ExportVerdict verifiedOnTwoCores() {
        return verified(2);
    }

    private ExportVerdict verified(int cores) {
        ExportVerdict verdict = new ExportVerifier(
                        List.of(KEY.verifier()), Outsiders.none(), null, (entries, of) -> {}, cores)
                .verify(file);
        if (verdict.result() != ExportVerdict.Result.GOOD) {
            throw new IllegalStateException(verdict.toString());
        }
        return verdict;
    }

    /** As a completed task is recorded. */
    static NewEntry entry(int remark) {
        String sentence = "The section on foreseeable misuse names the new channel, and figures are linked. ";
        Map<String, Object> answers = Map.of(
                "technicalDocumentationComplete",
                true,
                "instructionsForUse",
                "yes",
                "riskManagementFile",
                "accepted with remarks",
                "remark",
                sentence.repeat(remark / sentence.length() + 1).substring(0, remark),
                "checkedItems",
                List.of("AI-DOC-001", "AI-DOC-002", "AI-DOC-007", "AI-DOC-011"));
        return NewEntry.of(
                        "TaskCompleted",
                        "credit-scoring~1.1.0~production~1",
                        Actor.person("qa-lead", "qa-lead"),
                        Map.of(
                                "taskId", "6e634e4a-e98c-11f0-8de9-0242ac120002",
                                "definition", "Activity_VerifyDocumentation",
                                "form", "verify-documentation@3",
                                "name", "Verify the documentation of the release",
                                "raci", "responsible",
                                "attempt", 1,
                                "overdue", false,
                                "answers", answers),
                        "task:6e634e4a-e98c-11f0-8de9-0242ac120002")
                .withDigests(List.of("sha256:" + "0123456789abcdef".repeat(4)));
    }

    private static int length(byte[] bundle, int at) {
        return Byte.toUnsignedInt(bundle[at]) << 8 | Byte.toUnsignedInt(bundle[at + 1]);
    }
}
