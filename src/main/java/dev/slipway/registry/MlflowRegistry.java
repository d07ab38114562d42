package dev.slipway.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.release.RegisteredModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Models in MLflow, whose versions have files, tags and aliases. */
final class MlflowRegistry implements ModelRegistry {

    private static final String READY = "READY";
    private static final String NAME = "name";
    private static final String ALIAS = "alias";
    private static final String VERSION = "version";
    private static final String ALIAS_CALL = "registered-models/alias";

    private final MlflowServer server;
    private final RegistryProperties limits;

    MlflowRegistry(MlflowServer server, RegistryProperties limits) {
        this.server = server;
        this.limits = limits;
    }

    @Override
    public ModelFiles files(RegisteredModel model) {
        version(model);
        String uri = server.get("model-versions/get-download-uri", address(model))
                .path("artifact_uri")
                .asText();
        return new MlflowFiles(server, limits, model.address()).under(MlflowFiles.folder(model.address(), uri));
    }

    @Override
    public Map<String, String> tags(RegisteredModel model) {
        Map<String, String> tags = new HashMap<>();
        version(model)
                .path("tags")
                .forEach(tag ->
                        tags.put(tag.path("key").asText(), tag.path("value").asText()));
        return tags;
    }

    @Override
    public void tag(RegisteredModel model, String key, String value) {
        server.post(
                "model-versions/set-tag",
                Map.of(NAME, model.name(), VERSION, model.version(), "key", key, "value", value));
    }

    /** From the model's own list: asked for one alias alone, the server answers 400 where there is none. */
    @Override
    public Optional<String> aliased(String model, String alias) {
        JsonNode found =
                server.get("registered-models/get", Map.of(NAME, model)).path("registered_model");
        if (!found.path(NAME).asText().equals(model)) {
            throw new RegistryRefused(
                    "The model registry answers '" + found.path(NAME).asText() + "' where '" + model
                            + "' was asked for. Look at the server before anything is written to it.");
        }
        for (JsonNode entry : found.path("aliases")) {
            if (entry.path(ALIAS).asText().equals(alias)) {
                return Optional.of(entry.path(VERSION).asText());
            }
        }
        return Optional.empty();
    }

    @Override
    public void setAlias(RegisteredModel model, String alias) {
        server.post(ALIAS_CALL, Map.of(NAME, model.name(), ALIAS, alias, VERSION, model.version()));
    }

    @Override
    public void dropAlias(String model, String alias) {
        server.delete(ALIAS_CALL, Map.of(NAME, model, ALIAS, alias));
    }

    /** A version that is not ready, or another than was asked for, is none. */
    private JsonNode version(RegisteredModel model) {
        JsonNode found = server.get("model-versions/get", address(model)).path("model_version");
        String status = found.path("status").asText();
        if (!found.path(NAME).asText().equals(model.name())
                || !found.path(VERSION).asText().equals(model.version())
                || !status.equals(READY)) {
            throw new RegistryRefused("'" + model.address() + "' must be a version of the status " + READY
                    + "; found '" + found.path(NAME).asText() + "' "
                    + found.path(VERSION).asText() + " '" + status + "'. Register it anew, or wait until it is ready.");
        }
        return found;
    }

    private static Map<String, String> address(RegisteredModel model) {
        return Map.of(NAME, model.name(), VERSION, model.version());
    }
}
