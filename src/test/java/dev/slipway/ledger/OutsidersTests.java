package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.audit.VerifyCommand;
import dev.slipway.signature.Cosigner;
import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import dev.slipway.witness.TestWitness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An export shows offline who outside saw the ledger, and a reader who demands it gets nothing less. */
class OutsidersTests {

    private static final String SUBJECT = "credit-scoring~1.1.0~prod~1";
    private static final Clock CLOCK = Clock.fixed(LedgerDatabase.NOW, ZoneOffset.UTC);

    private final NoteSigner key = TestKey.of("ledger.example/test");
    private final LedgerDatabase database = new LedgerDatabase();
    private final LedgerProofs proofs = new LedgerProofs(database.source);
    private final Checkpoints checkpoints = new Checkpoints(database.source, key);
    private final LedgerExport export = new LedgerExport(database.ledger, proofs, new Stamps(database.source));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private TestWitness witness;
    private TestAuthority authority;

    /** Stamped at 3 entries, cosigned at 5. */
    @BeforeEach
    void seen() throws Exception {
        witness = new TestWitness(folder.resolve("witness"), key.verifier(), CLOCK);
        authority = new TestAuthority(CLOCK, Duration.ofDays(30));
        database.append(3);
        checkpoints.sign();
        new Stamping(database.source, authority.remote(), Duration.ofDays(1), CLOCK).stamp();
        database.append(anEntry("four"), anEntry("five"));
        checkpoints.sign();
        new Cosigning(database.source, proofs, witness.remote(CLOCK)).cosign();
    }

    @AfterEach
    void stop() throws Exception {
        authority.close();
        witness.close();
    }

    @Test
    void whatWitnessAndAuthoritySawIsTold() throws Exception {
        for (Path file : List.of(whole(), release())) {
            assertThat(verify(file, "--witness", witness.verifier().toString(), "--timestamp-root", root()))
                    .as(said())
                    .isZero();
        }
        assertThat(said())
                .contains("cosigned by witness.example/test at 2026-11-21T08:00:00Z")
                .contains("stamped at 2026-11-21T08:00:00Z when it had 3 entries");
    }

    @Test
    void nobodyNeedsToAskForThem() throws Exception {
        assertThat(verify(whole())).as(said()).isZero();
        assertThat(said()).doesNotContain("cosigned by");
    }

    @Test
    void aWitnessThatDidNotCosignIsMissed() throws Exception {
        NoteVerifier other = TestWitness.key("witness.example/test").verifier();
        assertThat(verify(whole(), "--witness", other.toString())).isEqualTo(1);
        assertThat(said()).contains("is not cosigned by the witness witness.example/test");
        assertThat(verify(whole(), "--witness", key.verifier().toString()))
                .as("a log is no witness")
                .isEqualTo(2);
    }

    @Test
    void aFalseCosignatureIsSeen() throws Exception {
        Path file = whole();
        change(file, "checkpoint", text -> {
            int at = text.indexOf("witness.example/test ") + 60;
            return text.substring(0, at) + (text.charAt(at) == 'A' ? 'B' : 'A') + text.substring(at + 1);
        });
        assertThat(verify(file, "--witness", witness.verifier().toString())).isEqualTo(1);
        assertThat(said()).contains("The signature of witness.example/test is not one of its key over this text");
    }

    @Test
    void anAuthorityThatIsNotTrustedCountsAsNone() throws Exception {
        try (TestAuthority other = new TestAuthority(CLOCK, Duration.ofDays(30))) {
            Path root = other.rootIn(Files.createDirectory(folder.resolve("other")));
            assertThat(verify(whole(), "--timestamp-root", root.toString())).isEqualTo(1);
            assertThat(said()).contains("no timestamp in it leads to a root that is trusted; there are 1");
        }
        database.execute("delete from ledger_timestamp");
        assertThat(verify(whole(), "--timestamp-root", root())).isEqualTo(1);
        assertThat(said()).contains("there are 0");
        assertThat(verify(whole(), "--timestamp-root", folder.resolve("nowhere").toString()))
                .isEqualTo(2);
    }

    /** 47: a token over other bytes, and a stamped checkpoint that the ledger does not continue. */
    @ParameterizedTest
    @ValueSource(strings = {"token", "checkpoint", "proof", "nonsense"})
    void aTimestampThatDoesNotBelongToTheLedgerIsSeen(String changed) throws Exception {
        Path file = whole();
        switch (changed) {
            case "token" ->
                replace(
                        file,
                        "timestamps/1.tst",
                        authority
                                .remote()
                                .stamp("other".getBytes(StandardCharsets.UTF_8))
                                .bytes());
            case "checkpoint" -> {
                SignedNote forged = key.sign(new Checkpoint("ledger.example/test", 3, "ab".repeat(32)).text());
                replace(file, "timestamps/1.checkpoint", forged.toString().getBytes(StandardCharsets.UTF_8));
                replace(
                        file,
                        "timestamps/1.tst",
                        authority
                                .remote()
                                .stamp(forged.text().getBytes(StandardCharsets.UTF_8))
                                .bytes());
            }
            case "proof" -> replace(file, "timestamps/1.consistency", new byte[0]);
            default -> replace(file, "timestamps/1.tst", new byte[] {1, 2, 3});
        }
        assertThat(verify(file)).isEqualTo(1);
        assertThat(said()).contains("the timestamp 'timestamps/1.tst' does not fit");
    }

    @Test
    void aPolicySaysHowManyAreEnough() throws Exception {
        Cosigner absent = TestWitness.key("witness.example/absent");
        String witnesses = "# who\nlog " + key.verifier() + " https://ledger.example\n\nwitness here "
                + witness.verifier() + "\n witness\taway " + absent.verifier() + "\n";
        assertThat(verifyBy(witnesses + "group some any here away\nquorum some\n"))
                .as(said())
                .isZero();
        assertThat(verifyBy(witnesses + "quorum here\n")).isZero();
        assertThat(verifyBy(witnesses + "quorum none\n")).isZero();
        assertThat(verifyBy(witnesses + "group all-of-them all here away\nquorum all-of-them\n"))
                .isEqualTo(1);
        assertThat(verifyBy(witnesses + "group two 2 here away\ngroup up any two\nquorum up\n"))
                .isEqualTo(1);
        assertThat(verifyBy(witnesses + "quorum away\n")).isEqualTo(1);
        assertThat(verifyBy("log " + TestKey.of("ledger.example/test").verifier() + "\nquorum none\n"))
                .as("another key of the ledger")
                .isEqualTo(1);
        assertThat(verifyBy(witnesses)).as("no quorum").isEqualTo(2);
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        String one = "witness a " + witness.verifier() + "\n";
        for (String text : List.of(
                "",
                "quorum a\n",
                one + "quorum b\n",
                one + "quorum a\nquorum a\n",
                one + one + "quorum a\n",
                one + "witness b " + witness.verifier() + "\nquorum a\n",
                "witness none " + witness.verifier() + "\nquorum none\n",
                "witness a " + key.verifier() + "\nquorum a\n",
                "log " + witness.verifier() + "\nquorum none\n",
                one + "group g 2 a\nquorum g\n",
                one + "group g 0 a\nquorum g\n",
                one + "group g all\nquorum g\n",
                one + "group g any a a\nquorum g\n",
                one + "group g any later\nquorum g\n",
                one + "group g any a\ngroup h any a\nquorum g\n",
                one + "nonsense\nquorum a\n")) {
            assertThatThrownBy(() -> TlogPolicy.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private int verifyBy(String policy) throws Exception {
        Path file = Files.writeString(folder.resolve("policy"), policy);
        return new VerifyCommand(new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(List.of(whole().toString(), "--policy", file.toString()));
    }

    private int verify(Path file, String... more) {
        return new VerifyCommand(new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(Stream.concat(
                                Stream.of(
                                        file.toString(), "--key", key.verifier().toString()),
                                Stream.of(more))
                        .toList());
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String root() throws Exception {
        return authority.rootIn(folder).toString();
    }

    private Path whole() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        export.whole(checkpoints.sign(), List.of(key.verifier()), bytes);
        return Files.write(folder.resolve("whole.zip"), bytes.toByteArray());
    }

    private Path release() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        export.release(SUBJECT, checkpoints.sign(), List.of(key.verifier()), bytes);
        return Files.write(folder.resolve("release.zip"), bytes.toByteArray());
    }

    private static void change(Path file, String name, UnaryOperator<String> change) throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            Path entry = zip.getPath(name);
            Files.writeString(entry, change.apply(Files.readString(entry)));
        }
    }

    private static void replace(Path file, String name, byte[] bytes) throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            Files.copy(new ByteArrayInputStream(bytes), zip.getPath(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
