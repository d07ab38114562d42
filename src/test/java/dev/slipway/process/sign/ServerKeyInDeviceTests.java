package dev.slipway.process.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.audit.RotateKeyCommand;
import dev.slipway.signature.SoftToken;
import dev.slipway.signature.StatementEnvelope;
import dev.slipway.signature.TrustedKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** The key that signs approvals moves into a device and is exchanged there; what earlier keys signed stays valid. */
class ServerKeyInDeviceTests {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path folder;

    private static Path device;

    @BeforeAll
    static void makeToken() throws Exception {
        assumeTrue(SoftToken.problem().isEmpty(), () -> SoftToken.problem().orElse(""));
        device = SoftToken.made();
    }

    @Test
    void aDeviceSignsAfterAFileDidAndAgainWithANewKey() {
        ServerKey file = started(null, "");
        StatementEnvelope before = file.sign(statement("before"));

        ServerKey token = started(device, SoftToken.PIN);
        StatementEnvelope first = token.sign(statement("first"));
        assertThat(rotate("--pkcs11", device.toString())).isZero();
        assertThat(token.fingerprint()).as("not before the next start").isEqualTo(last(token.known()));
        ServerKey rotated = started(device, SoftToken.PIN);
        StatementEnvelope second = rotated.sign(statement("second"));

        assertThat(rotated.known())
                .extracting(TrustedKey::fingerprint)
                .containsExactly(file.fingerprint(), token.fingerprint(), rotated.fingerprint())
                .doesNotHaveDuplicates();
        assertThat(List.of(before, first, second))
                .allSatisfy(
                        made -> assertThat(made.check(rotated.known()).whole()).isTrue());
        assertThat(first.check(rotated.known()).signedBy(token.fingerprint())).isTrue();
        assertThat(second.check(rotated.known()).signedBy(rotated.fingerprint()))
                .isTrue();
        assertThat(second.check(token.known()).whole())
                .as("a node that was not started again")
                .isFalse();
    }

    @Test
    void whatKeepsTheDeviceAwayNamesTheSettingOfApprovals() throws Exception {
        SoftToken.leave(device);
        assertThatThrownBy(() -> started(device, "000000")).hasMessageContaining("slipway.approval.pkcs11-pin");
    }

    /** As a node starts. */
    private ServerKey started(@Nullable Path config, String pin) {
        SigningProperties properties = new SigningProperties(
                false,
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                folder.resolve("approval.p12"),
                "Xk7!wq9Zp#2v",
                config,
                pin);
        return new SigningConfiguration().serverKey(properties, new MockEnvironment(), CLOCK);
    }

    private static int rotate(String... arguments) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return RotateKeyCommand.forApprovals(
                        out, CLOCK, variable -> variable.equals("SLIPWAY_APPROVAL_PKCS11PIN") ? SoftToken.PIN : "")
                .run(List.of(arguments));
    }

    private static String last(List<TrustedKey> keys) {
        return keys.get(keys.size() - 1).fingerprint();
    }

    private static StatementEnvelope statement(String text) {
        return StatementEnvelope.unsigned(("{\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
