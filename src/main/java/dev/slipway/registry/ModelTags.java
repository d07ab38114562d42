package dev.slipway.registry;

import dev.slipway.release.RegisteredModel;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Slipway notes at a registered version, so that whoever finds the model finds its proof. */
public final class ModelTags {

    private static final String MODEL_SHA256 = "model_sha256";

    private ModelTags() {}

    public static Map<String, String> of(RegisteredModel model, String bundleId, String release) {
        return new TreeMap<>(
                Map.of(MODEL_SHA256, model.digest(), "evidence_bundle_id", bundleId, "release_id", release));
    }

    /** What is wanted and not there yet. */
    public static Map<String, String> missing(Map<String, String> wanted, Map<String, String> found) {
        Map<String, String> missing = new TreeMap<>(wanted);
        missing.entrySet().removeAll(found.entrySet());
        return missing;
    }

    /** Why a version must not be tagged: it says already that it has other files. */
    public static Optional<String> conflict(RegisteredModel model, Map<String, String> found) {
        String said = found.getOrDefault(MODEL_SHA256, model.digest());
        return said.equals(model.digest())
                ? Optional.empty()
                : Optional.of("'" + model.address() + "' is tagged " + MODEL_SHA256 + "=" + shortened(said)
                        + ", and its files have " + model.digest()
                        + ". Somebody changed the files or the tag: register a new version.");
    }

    private static String shortened(String said) {
        return said.length() <= 80 ? said : said.substring(0, 80) + "…";
    }
}
