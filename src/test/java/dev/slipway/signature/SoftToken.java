package dev.slipway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A token of SoftHSM, which stands in for a device. Its library reads once a process where tokens are, from the variable
 * {@code SOFTHSM2_CONF} that the build sets.
 */
public final class SoftToken {

    public static final String PIN = "482913";

    private static final String SETTINGS = "SOFTHSM2_CONF";

    private static @Nullable Path made;

    private SoftToken() {}

    /** Why there can be no token, or empty. */
    public static Optional<String> problem() {
        if (library().isEmpty()) {
            return Optional.of(
                    "No SoftHSM here: install it, for example with 'apt-get install softhsm2', to test keys in a device.");
        }
        return System.getenv(SETTINGS) == null
                ? Optional.of("The variable " + SETTINGS + " is not set; run this test with Maven.")
                : Optional.empty();
    }

    /**
     * The only token, made when it is first asked for; what tests put into it stays for the others.
     *
     * @return file for SunPKCS11
     */
    public static synchronized Path made() throws IOException, InterruptedException {
        Path known = made == null ? make() : made;
        made = known;
        return known;
    }

    /** Once a PIN was given this process is let in, whatever is given next; until it goes out again. */
    public static void leave(Path configuration) throws LoginException {
        Provider device = Security.getProvider("SunPKCS11").configure(configuration.toString());
        ((AuthProvider) device).logout();
    }

    private static Path make() throws IOException, InterruptedException {
        Path settings = Path.of(System.getenv(SETTINGS));
        Path tokens = settings.resolveSibling("tokens");
        FileSystemUtils.deleteRecursively(tokens);
        Files.createDirectories(tokens);
        Files.writeString(settings, "directories.tokendir = " + tokens + "\n");
        Process process = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "ledger",
                        "--pin",
                        PIN,
                        "--so-pin",
                        "731946")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return Files.writeString(
                settings.resolveSibling("pkcs11.cfg"),
                "name = Slipway\nlibrary = " + library().orElseThrow() + "\nslotListIndex = 0\n");
    }

    private static Optional<Path> library() {
        return Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib64/pkcs11/libsofthsm2.so",
                        "/usr/local/lib/softhsm/libsofthsm2.so",
                        "/opt/homebrew/lib/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
    }
}
