package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.TlogProof;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What an auditor takes from the running server holds without it. */
@SlipwayTest
class LedgerRoutesTests {

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private RestPerson auditor;

    @BeforeEach
    void comeIn() {
        auditor = RestPerson.of(port, "auditor");
    }

    @Test
    void theCheckpointIsSignedByTheKeyThatIsHandedOut() {
        SignedNote note = SignedNote.parse(text("/api/ledger/checkpoint"));
        assertThat(note.signedBy(List.of(key()))).containsExactly(key());
        assertThat(Checkpoint.parse(note.text()).size()).isPositive();
    }

    @Test
    void anEntryIsProven() {
        TlogProof proof = TlogProof.parse(text("/api/ledger/proof/inclusion?index=0"));
        byte[] entry = text("/api/ledger/entries/0").getBytes(StandardCharsets.UTF_8);
        assertThat(proof.holds(entry)).isTrue();
        assertThat(proof.checkpoint().signedBy(List.of(key()))).isNotEmpty();
        assertThat(text("/api/ledger/entries?limit=1")).isEqualTo(new String(entry, StandardCharsets.UTF_8) + "\n");
    }

    @Test
    void theExportIsCheckedOnTheCommandLine() throws Exception {
        Path checkpoint = Files.writeString(folder.resolve("checkpoint"), text("/api/ledger/checkpoint"));
        Path file = download("/api/ledger/export", folder.resolve("ledger.zip"));
        assertThat(verify(file.toString(), "--key", key().toString(), "--checkpoint", checkpoint.toString()))
                .startsWith("0 ")
                .contains("GOOD:", "Signed by   " + key())
                .doesNotContain("Take care");
        assertThat(verify(file.toString())).startsWith("0 ").contains("Take care:");

        byte[] changed = Files.readAllBytes(file);
        changed[changed.length / 2] ^= 1;
        Files.write(file, changed);
        assertThat(verify(file.toString(), "--key", key().toString()))
                .startsWith("1 ")
                .contains("TAMPERED");
    }

    /** The line breaks after a third; the ledger grows before the rest is fetched. */
    @Test
    void aDownloadThatWasCutIsTakenUpAgain() throws Exception {
        long size = Checkpoint.parse(
                        SignedNote.parse(text("/api/ledger/checkpoint")).text())
                .size();
        for (String subject : List.of("", "&release=ledger")) {
            String path = "/api/ledger/export?size=" + size + subject;
            HttpResponse<byte[]> whole = bytes(path);
            long length = whole.headers().firstValueAsLong("Content-Length").orElseThrow();
            String tag = whole.headers().firstValue("ETag").orElseThrow();
            assertThat(whole.body()).hasSize((int) length);
            assertThat(whole.headers().firstValue("Accept-Ranges")).hasValue("bytes");

            int cut = (int) length / 3;
            HttpResponse<byte[]> rest = bytes(path, "Range", "bytes=" + cut + "-", "If-Range", tag);
            assertThat(rest.statusCode()).isEqualTo(206);
            assertThat(rest.headers().firstValue("Content-Range"))
                    .hasValue("bytes " + cut + "-" + (length - 1) + "/" + length);
            Path file = folder.resolve("continued.zip");
            Files.write(file, Arrays.copyOf(whole.body(), cut));
            Files.write(file, rest.body(), StandardOpenOption.APPEND);
            assertThat(file).hasBinaryContent(whole.body());
            assertThat(verify(file.toString(), "--key", key().toString())).startsWith("0 ");

            assertThat(bytes(path, "Range", "bytes=3-9").body()).isEqualTo(Arrays.copyOfRange(whole.body(), 3, 10));
            assertThat(bytes(path, "Range", "bytes=-5").body())
                    .isEqualTo(Arrays.copyOfRange(whole.body(), (int) length - 5, (int) length));
            assertThat(bytes(path, "Range", "bytes=1-", "If-Range", "\"other\"").statusCode())
                    .isEqualTo(200);
            assertThat(bytes(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
            refused(bytes(path, "Range", "bytes=" + length + "-"), 416, "there are none from byte " + length);
        }
    }

    @Test
    void aDownloadIsNotContinuedWithAnotherLedger() throws Exception {
        refused(bytes("/api/ledger/export", "Range", "bytes=1000-"), 400, "Name the size at which it began");
        refused("/api/ledger/export?size=99999999", 404, "No checkpoint was signed at the size");
    }

    @Test
    void oneSubjectIsExportedByItself() throws Exception {
        Path file = download("/api/ledger/export?release=ledger", folder.resolve("release.zip"));
        assertThat(verify(file.toString(), "--key", key().toString()))
                .startsWith("0 ")
                .contains("GOOD:");
    }

    @Test
    void theCommandSaysWhatItDoesNotUnderstand() {
        assertThat(verify()).startsWith("2 ").contains("Usage:");
        assertThat(verify("nowhere.zip")).startsWith("2 ").contains("NOT CHECKED");
        assertThat(verify("nowhere.zip", "--key", "nonsense")).startsWith("2 ").contains("must read name+hash+key");
        assertThat(verify("nowhere.zip", "--lenient")).startsWith("2 ").contains("'--lenient' is not understood");
    }

    @Test
    void whatTheLedgerDoesNotHaveIsNotFound() {
        refused("/api/ledger/entries/99999999", 404, "has no entry 99999999");
        refused("/api/ledger/proof/inclusion?index=99999999", 404, "has no entry 99999999");
        refused("/api/ledger/proof/consistency?first=1&second=99999999", 404, "not 99999999");
        refused("/api/ledger/checkpoint?size=99999999", 404, "No checkpoint was signed at the size");
        refused("/api/ledger/tile/0/999", 404, "is not there yet");
        refused("/api/ledger/tile/0/x", 404, "A tile's path must read");
        refused("/api/ledger/export?release=nobody", 404, "no entry of a release 'nobody'");
    }

    @Test
    void onlyTheAuditorReadsIt() {
        for (String path : List.of("checkpoint", "keys", "entries", "export", "tile/0/000.p/1")) {
            assertThat(RestPerson.of(port, "qa-lead").get("/api/ledger/" + path).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(RestPerson.anonymous(port).get("/api/ledger/" + path).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    private NoteVerifier key() {
        return NoteVerifier.parse(text("/api/ledger/keys").strip());
    }

    private String text(String path) {
        HttpResponse<String> answer = auditor.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void refused(String path, int status, String text) {
        HttpResponse<String> answer = auditor.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(text);
    }

    private static void refused(HttpResponse<byte[]> answer, int status, String text) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(body).isEqualTo(status);
        assertThat(body).contains(text);
    }

    private HttpResponse<byte[]> bytes(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = auditor.request(path);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    private Path download(String path, Path file) throws IOException, InterruptedException {
        HttpResponse<Path> answer =
                HttpClient.newHttpClient().send(auditor.request(path).build(), BodyHandlers.ofFile(file));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        return answer.body();
    }

    /** Exit code and output. */
    private static String verify(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new VerifyCommand(new PrintStream(out, true, StandardCharsets.UTF_8)).run(List.of(arguments));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }
}
