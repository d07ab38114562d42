package dev.slipway.oci;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What people attached to an image in a registry, read by its digest through the API of OCI distribution 1.1. */
public final class OciRegistry {

    private static final String DIGEST = "sha256:[0-9a-f]{64}";
    private static final int MOST = 16;

    private final RegistryHttp http;

    /** @param alsoAllowed addresses that may give tokens and blobs for it */
    public OciRegistry(URI address, List<URI> alsoAllowed, Optional<RegistryLogin> login, Duration timeout) {
        this.http = new RegistryHttp(address, alsoAllowed, login, timeout);
    }

    /**
     * Everything beside the image that may be a signature: payloads of cosign 2 as {@code {"payload", "signature"}}, and
     * what refers to it. What anybody says that these are is not looked at.
     *
     * @throws OciRefused when the registry cannot be asked, or answers with other bytes than it was asked for
     */
    public List<byte[]> signatures(String repository, String digest) {
        List<byte[]> found = new ArrayList<>();
        for (Manifest.Layer layer : layers(repository, tag(digest) + ".sig")) {
            if (layer.signature().matches("[A-Za-z0-9+/=]+")) {
                found.add(simpleSigning(blob(repository, layer.digest()), layer.signature()));
            }
        }
        found.addAll(referrers(repository, digest));
        return found;
    }

    /**
     * Everything beside the image that may be a signed statement about it.
     *
     * @throws OciRefused as {@link #signatures} does
     */
    public List<byte[]> attestations(String repository, String digest) {
        List<byte[]> found = new ArrayList<>();
        for (Manifest.Layer layer : layers(repository, tag(digest) + ".att")) {
            found.add(blob(repository, layer.digest()));
        }
        found.addAll(referrers(repository, digest));
        return found;
    }

    /** Of the manifests that say they refer to the image, those that do. */
    private List<byte[]> referrers(String repository, String digest) {
        Optional<byte[]> index =
                http.get(repository, "referrers/" + digest).or(() -> http.get(repository, "manifests/" + tag(digest)));
        List<byte[]> found = new ArrayList<>();
        for (String item : bounded(index.map(Manifest::parse).stream().flatMap(all -> all.manifests().stream()))) {
            Manifest manifest = Manifest.parse(verified(repository, "manifests/", item));
            if (manifest.subject().equals(digest)) {
                for (Manifest.Layer layer : bounded(manifest.layers().stream())) {
                    found.add(blob(repository, layer.digest()));
                }
            }
        }
        return found;
    }

    private List<Manifest.Layer> layers(String repository, String tag) {
        return bounded(http.get(repository, "manifests/" + tag).map(Manifest::parse).stream()
                .flatMap(manifest -> manifest.layers().stream()));
    }

    private byte[] blob(String repository, String digest) {
        return verified(repository, "blobs/", digest);
    }

    private byte[] verified(String repository, String path, String digest) {
        if (!digest.matches(DIGEST)) {
            throw new OciRefused("The registry must name what it has by SHA-256; found '" + digest + "'.");
        }
        byte[] bytes = http.get(repository, path + digest)
                .orElseThrow(() -> new OciRefused(
                        "The registry must have " + digest + " of " + repository + ", which it listed; it does not."));
        String found = digest(bytes);
        if (!found.equals(digest)) {
            throw new OciRefused("The registry must answer with the bytes of " + digest + " of " + repository
                    + "; it answered with those of " + found + ".");
        }
        return bytes;
    }

    private static <T> List<T> bounded(Stream<T> all) {
        List<T> some = all.limit(MOST + 1L).toList();
        if (some.size() > MOST) {
            throw new OciRefused("The registry must list " + MOST + " items of one kind at most; there are more.");
        }
        return some;
    }

    private static byte[] simpleSigning(byte[] payload, String signature) {
        return ("{\"payload\":\"" + Base64.getEncoder().encodeToString(payload) + "\",\"signature\":\"" + signature
                        + "\"}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String tag(String digest) {
        return digest.replace(':', '-');
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
