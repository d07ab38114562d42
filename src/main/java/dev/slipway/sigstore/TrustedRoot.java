package dev.slipway.sigstore;

import dev.slipway.signature.SignatureJson;
import dev.slipway.signature.UnreadableSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Whose certificates, logs and timestamps count, as Sigstore's {@code trusted_root.json} lists them. */
public final class TrustedRoot {

    private static final String MEDIA_TYPE =
            "application/vnd\\.dev\\.sigstore\\.trustedroot(\\.v0\\.[12]\\+json|\\+json;version=0\\.[12])";

    private final List<Authority> certificateAuthorities;
    private final List<Authority> timestampAuthorities;
    private final List<TransparencyLog> entryLogs;
    private final List<TransparencyLog> certificateLogs;

    private TrustedRoot(SignatureJson json) {
        this.certificateAuthorities = all(json, "certificateAuthorities", Authority::of);
        this.timestampAuthorities = all(json, "timestampAuthorities", Authority::of);
        this.entryLogs = all(json, "tlogs", TransparencyLog::of);
        this.certificateLogs = all(json, "ctlogs", TransparencyLog::of);
    }

    /** @throws IllegalArgumentException when the file is no trusted root */
    public static TrustedRoot read(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException | UnreadableSignature e) {
            throw new IllegalArgumentException("The trusted root " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws UnreadableSignature when the bytes are no trusted root, or one without an authority or a log */
    public static TrustedRoot parse(byte[] bytes) {
        SignatureJson json = SignatureJson.parse("The trusted root", bytes);
        if (!json.text("mediaType").matches(MEDIA_TYPE)) {
            throw new UnreadableSignature(
                    "The trusted root must be of media type application/vnd.dev.sigstore.trustedroot+json;version=0.1;"
                            + " found '" + json.text("mediaType") + "'.");
        }
        try {
            TrustedRoot root = new TrustedRoot(json);
            root.requireWhole();
            return root;
        } catch (IllegalArgumentException e) {
            throw new UnreadableSignature("The trusted root does not hold: " + e.getMessage());
        }
    }

    List<Authority> certificateAuthorities() {
        return certificateAuthorities;
    }

    List<Authority> timestampAuthorities() {
        return timestampAuthorities;
    }

    List<TransparencyLog> entryLogs() {
        return entryLogs;
    }

    List<TransparencyLog> certificateLogs() {
        return certificateLogs;
    }

    private void requireWhole() {
        if (certificateAuthorities.isEmpty() || entryLogs.isEmpty() || certificateLogs.isEmpty()) {
            throw new UnreadableSignature("The trusted root must name one of certificateAuthorities, tlogs and ctlogs"
                    + " each at least; without them no signature could be proven.");
        }
    }

    private static <T> List<T> all(SignatureJson json, String name, Function<SignatureJson, T> read) {
        return json.has(name) ? json.objects(name).stream().map(read).toList() : List.of();
    }
}
