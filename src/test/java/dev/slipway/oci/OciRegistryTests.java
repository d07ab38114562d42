package dev.slipway.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is believed of a registry, and what is not. */
class OciRegistryTests {

    private static final String IMAGE = "sha256:" + "1".repeat(64);
    private static final byte[] BUNDLE = "{\"mediaType\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    private TestRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = new TestRegistry();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void findsWhatEachCosignPushed() {
        assertThat(signatures()).isEmpty();
        registry.tag(IMAGE, ".sig", "payload".getBytes(StandardCharsets.UTF_8), "c2ln");
        registry.refer(IMAGE, BUNDLE, "any/type");
        assertThat(signatures())
                .extracting(OciRegistryTests::text)
                .containsExactly("{\"payload\":\"cGF5bG9hZA==\",\"signature\":\"c2ln\"}", text(BUNDLE));
        registry.tag(IMAGE, ".att", "{}".getBytes(StandardCharsets.UTF_8), "");
        assertThat(remote().attestations(TestRegistry.REPOSITORY, IMAGE))
                .extracting(OciRegistryTests::text)
                .containsExactly("{}", text(BUNDLE));
    }

    @Test
    void aRegistryWithoutReferrersListsThemUnderATag() {
        registry.refer(IMAGE, BUNDLE, "any/type");
        registry.fallBack(IMAGE);
        assertThat(signatures()).extracting(OciRegistryTests::text).containsExactly(text(BUNDLE));
    }

    /** Attack 63: the list says that it refers to the image, the manifest says that it does not. */
    @Test
    void whatRefersToAnotherImageIsLeftOut() {
        String other = "sha256:" + "2".repeat(64);
        registry.refer(other, BUNDLE, "any/type");
        registry.list(IMAGE);
        assertThat(signatures()).isEmpty();
    }

    /** Attack 64. */
    @Test
    void otherBytesThanThoseAskedForAreRefused() {
        registry.refer(IMAGE, BUNDLE, "any/type");
        for (Map.Entry<String, byte[]> answer : Map.copyOf(registry.answers).entrySet()) {
            String path = answer.getKey();
            byte[] right = answer.getValue();
            registry.answers.put(path, (text(right) + " ").getBytes(StandardCharsets.UTF_8));
            if (!path.startsWith("referrers/")) {
                refused("must answer with the bytes of " + path.substring(path.indexOf('/') + 1));
            }
            registry.answers.put(path, right);
        }
        assertThat(signatures()).hasSize(1);
    }

    @Test
    void moreThanAnybodyReadsIsRefused() {
        byte[] huge = new byte[RegistryHttp.MOST_BYTES + 1];
        registry.tag(IMAGE, ".sig", huge, "c2ln");
        refused("at most 4194304 bytes; there are more");
        for (int i = 0; i < 17; i++) {
            registry.refer(IMAGE, ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8), "any/type");
        }
        registry.answers.remove("manifests/" + IMAGE.replace(':', '-') + ".sig");
        refused("16 items of one kind at most");
    }

    @Test
    void aTokenIsFetchedForOneRepositoryOnly() {
        registry.refer(IMAGE, BUNDLE, "any/type");
        registry.challenge = Optional.of(
                "Bearer realm=\"" + registry.address() + "/token\",service=\"reg\",scope=\"repository:*:push\"");
        assertThat(signatures()).hasSize(1);
        assertThat(registry.asked)
                .contains("/token?service=reg&scope=repository%3Ateam%2Fcredit%3Apull Basic cmVhZGVyOnNlY3JldA==")
                .noneMatch(line -> line.startsWith("/v2/") && line.contains("Basic"));
        registry.token = "{}";
        refused("gives no token");
    }

    @Test
    void theLoginGoesToNoOtherAddress() throws IOException {
        try (TestRegistry foreign = new TestRegistry()) {
            registry.challenge = Optional.of("Bearer realm=\"" + foreign.address() + "/token\",service=\"reg\"");
            refused("not among the addresses that may answer for it");
            assertThat(foreign.asked).isEmpty();
        }
    }

    @Test
    void blobsMayLieElsewhereWhereThatIsAllowed() throws IOException {
        registry.refer(IMAGE, BUNDLE, "any/type");
        try (TestRegistry storage = new TestRegistry()) {
            storage.blob(BUNDLE);
            registry.elsewhere = Optional.of(storage.address());
            refused("not among the addresses");
            assertThat(remote(storage.address()).signatures(TestRegistry.REPOSITORY, IMAGE))
                    .hasSize(1);
            assertThat(storage.asked).allMatch(line -> line.endsWith(" null"));
        }
    }

    @Test
    void aRegistryThatIsNotThereIsNoAnswer() {
        registry.close();
        refused("could not be asked");
    }

    private void refused(String why) {
        assertThatThrownBy(this::signatures).isInstanceOf(OciRefused.class).hasMessageContaining(why);
    }

    private List<byte[]> signatures() {
        return remote().signatures(TestRegistry.REPOSITORY, IMAGE);
    }

    private OciRegistry remote(URI... alsoAllowed) {
        return new OciRegistry(
                registry.address(),
                List.of(alsoAllowed),
                Optional.of(new RegistryLogin("reader", "secret")),
                Duration.ofSeconds(5));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
