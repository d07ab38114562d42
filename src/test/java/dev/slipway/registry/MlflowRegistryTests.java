package dev.slipway.registry;

import static dev.slipway.registry.MlflowDouble.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Digests;
import dev.slipway.release.RegisteredModel;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The contract of a model registry, held against MLflow's calls. */
class MlflowRegistryTests {

    private static final RegisteredModel MODEL = model("credit scoring", "3");

    private final MlflowDouble server = new MlflowDouble("credit scoring", "3");
    private final ModelRegistry registry = at(server.url(), "10s");

    @BeforeEach
    void twoFiles() {
        server.files.put("MLmodel", bytes("flavors: {}"));
        server.files.put("data/wei ghts+é.bin", new byte[200_000]);
        server.files.put("data/more/empty", new byte[0]);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsEveryFileOfAVersionWhateverTheOrderOfTheListing() {
        ModelFiles files = registry.files(MODEL);
        assertThat(files.files())
                .extracting(ModelFile::path)
                .containsExactly("MLmodel", "data/more/empty", "data/wei ghts+é.bin");
        assertThat(files.holds(Digests.of(bytes("flavors: {}")))).isTrue();
        server.listsBackwards = true;
        assertThat(registry.files(MODEL).digest()).isEqualTo(files.digest());
    }

    @Test
    void otherBytesAreAnotherDigest() {
        String before = registry.files(MODEL).digest();
        server.files.put("MLmodel", bytes("flavors: {x}"));
        assertThat(registry.files(MODEL).digest()).isNotEqualTo(before);
    }

    @Test
    void anUnknownVersionOrModelIsRefused() {
        refused(() -> registry.files(model("credit scoring", "4")), "404 RESOURCE_DOES_NOT_EXIST", "exists there");
        refused(() -> registry.tags(model("other", "3")), "404 RESOURCE_DOES_NOT_EXIST", "exists there");
    }

    @Test
    void aVersionThatIsNotReadyIsRefused() {
        server.status = "PENDING_REGISTRATION";
        refused(() -> registry.files(MODEL), "READY", "PENDING_REGISTRATION", "wait until it is ready");
        assertThat(server.count("artifacts")).isZero();
    }

    @Test
    void filesThatTheServerDoesNotServeAreRefused() {
        for (String elsewhere : new String[] {"s3://bucket/key", "file:///etc", "/etc", "mlflow-artifacts:/a/../b"}) {
            server.source = elsewhere;
            refused(() -> registry.files(MODEL), "mlflow-artifacts", "--serve-artifacts");
        }
    }

    @Test
    void aNameThatLeadsElsewhereIsRefused() {
        server.answer(
                "artifacts?path=",
                exchange -> MlflowDouble.send(exchange, 200, bytes("{\"files\":[{\"path\":\"..\",\"is_dir\":true}]}")));
        refused(() -> registry.files(MODEL), "plain name");
    }

    @Test
    void aVersionWithoutFilesIsRefused() {
        server.files.clear();
        refused(() -> registry.files(MODEL), "has no file");
    }

    @Test
    void fewerBytesThanListedAreRefused() {
        server.listsMore = 1;
        refused(() -> registry.files(MODEL), "lists 12 bytes for 'MLmodel' and sends 11");
    }

    @Test
    void aBodyThatBreaksOffIsRefused() {
        server.answer("artifacts/", exchange -> {
            exchange.sendResponseHeaders(200, 11);
            exchange.getResponseBody().write(bytes("flav"));
            exchange.getResponseBody().flush();
        });
        refused(() -> at(server.url(), "400ms").files(MODEL));
    }

    @Test
    void tooManyBytesAreRefused() {
        ModelRegistry small = new MlflowRegistry(
                new MlflowServer(server.url(), properties(server.url(), "10s")),
                limited(DataSize.ofKilobytes(100), 50));
        refused(() -> small.files(MODEL), "max-size");
        ModelRegistry few = new MlflowRegistry(
                new MlflowServer(server.url(), properties(server.url(), "10s")), limited(DataSize.ofMegabytes(1), 2));
        refused(() -> few.files(MODEL), "too many folders");
    }

    @Test
    void anAnswerThatIsNoJsonOrTooLongIsRefused() {
        server.answerOnce("model-versions/get", 1, 200, "<html>login</html>");
        refused(() -> registry.tags(MODEL), "answers no JSON");
        server.answerOnce("model-versions/get", 1, 200, "[" + " ".repeat(5 * 1024 * 1024) + "]");
        refused(() -> registry.tags(MODEL), "more than 4194304 bytes");
    }

    @Test
    void refusalsOfTheServerSayWhatToDoAndRepeatNothing() {
        for (var expected : Map.of(401, "Correct slipway.model-registry.token", 403, "rights", 500, "try again")
                .entrySet()) {
            server.answerOnce("model-versions/get", 1, expected.getKey(), "{\"message\":\"secret\"}");
            assertThatThrownBy(() -> registry.tags(MODEL))
                    .isInstanceOf(RegistryRefused.class)
                    .hasMessageContaining("answers " + expected.getKey())
                    .hasMessageContaining(expected.getValue())
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aServerThatIsAwayOrSilentIsRefusedInTime() {
        server.answer("model-versions/get", server::keepSilent);
        refused(() -> at(server.url(), "200ms").tags(MODEL), "did not answer within");
        URI nobody = server.url();
        server.close();
        refused(() -> at(nobody, "2s").tags(MODEL), "cannot be reached");
    }

    @Test
    void writesATagAndReadsItBack() {
        registry.tag(MODEL, "release_id", "a~1~production~1");
        assertThat(registry.tags(MODEL)).containsExactly(Map.entry("release_id", "a~1~production~1"));
    }

    @Test
    void setsAndDropsAnAlias() {
        assertThat(registry.aliased(MODEL.name(), "champion")).isEmpty();
        registry.setAlias(MODEL, "champion");
        assertThat(registry.aliased(MODEL.name(), "champion")).contains("3");
        registry.dropAlias(MODEL.name(), "champion");
        assertThat(registry.aliased(MODEL.name(), "champion")).isEmpty();
    }

    @Test
    void sendsTheConfiguredLoginAndNeverWritesItDown() {
        registry.tags(MODEL);
        RegistryProperties basic = login(server.url(), "", "ci", "pass");
        new MlflowRegistry(new MlflowServer(server.url(), basic), basic).tags(MODEL);
        RegistryProperties bearer = login(server.url(), "tok", "", "");
        new MlflowRegistry(new MlflowServer(server.url(), bearer), bearer).tags(MODEL);
        assertThat(server.logins)
                .containsExactly("null", "Basic " + Base64.getEncoder().encodeToString(bytes("ci:pass")), "Bearer tok");
        assertThat(basic.toString() + bearer).doesNotContain("pass", "tok");
    }

    @Test
    void settingsThatMeanTwoThingsAreNotOk() {
        assertThat(login(server.url(), "tok", "ci", "pass").isOneLogin()).isFalse();
        assertThat(login(server.url(), "", "ci", "").isOneLogin()).isFalse();
        assertThat(login(URI.create("http://ci:pass@127.0.0.1"), "", "", "").isUrlPlain())
                .isFalse();
        assertThat(login(URI.create("ftp://127.0.0.1"), "", "", "").isUrlPlain())
                .isFalse();
        assertThat(login(null, "", "", "").isUrlPlain()).isTrue();
    }

    @Test
    void theAliasOfAnEnvironmentMayBeNone() {
        assertThat(aliases(Map.of()).aliasOf("production")).contains("champion");
        assertThat(aliases(Map.of()).aliasOf("site")).isEmpty();
        assertThat(aliases(Map.of("production", "")).aliasOf("production")).isEmpty();
    }

    @Test
    void withoutARegistryEverythingIsRefused() {
        refused(() -> new NoModelRegistry().files(MODEL), "none is configured", "slipway.model-registry.url");
    }

    private static void refused(ThrowingCallable call, String... words) {
        var thrown = assertThatThrownBy(call).isInstanceOf(RegistryRefused.class);
        for (String word : words) {
            thrown.hasMessageContaining(word);
        }
    }

    private static ModelRegistry at(URI url, String timeout) {
        RegistryProperties properties = properties(url, timeout);
        return new MlflowRegistry(new MlflowServer(url, properties), properties);
    }

    private static RegisteredModel model(String name, String version) {
        return new RegisteredModel(name, version, "sha256:" + "0".repeat(64));
    }

    private static RegistryProperties properties(URI url, String timeout) {
        Duration time = org.springframework.boot.convert.DurationStyle.detectAndParse(timeout);
        return new RegistryProperties(url, "", "", "", Map.of(), Map.of(), time, time, DataSize.ofGigabytes(1), 1000);
    }

    private static RegistryProperties limited(DataSize size, int files) {
        Duration time = Duration.ofSeconds(10);
        return new RegistryProperties(null, "", "", "", Map.of(), Map.of(), time, time, size, files);
    }

    private static RegistryProperties login(@Nullable URI url, String token, String user, String password) {
        Duration time = Duration.ofSeconds(10);
        return new RegistryProperties(
                url, token, user, password, Map.of(), Map.of(), time, time, DataSize.ofGigabytes(1), 10);
    }

    private static RegistryProperties aliases(Map<String, String> aliases) {
        Duration time = Duration.ofSeconds(10);
        return new RegistryProperties(null, "", "", "", Map.of(), aliases, time, time, DataSize.ofGigabytes(1), 10);
    }
}
