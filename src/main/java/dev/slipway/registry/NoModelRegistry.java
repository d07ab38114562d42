package dev.slipway.registry;

import dev.slipway.release.RegisteredModel;
import java.util.Map;
import java.util.Optional;

/** None is configured: what a build record says of one cannot be proved. */
final class NoModelRegistry implements ModelRegistry {

    @Override
    public ModelFiles files(RegisteredModel model) {
        throw refused(model.address());
    }

    @Override
    public Map<String, String> tags(RegisteredModel model) {
        throw refused(model.address());
    }

    @Override
    public void tag(RegisteredModel model, String key, String value) {
        throw refused(model.address());
    }

    @Override
    public Optional<String> aliased(String model, String alias) {
        throw refused(model);
    }

    @Override
    public void setAlias(RegisteredModel model, String alias) {
        throw refused(model.address());
    }

    @Override
    public void dropAlias(String model, String alias) {
        throw refused(model);
    }

    private static RegistryRefused refused(String wanted) {
        return new RegistryRefused("'" + wanted + "' needs a model registry, and none is configured."
                + " Set slipway.model-registry.url, or leave 'registry' out of the build record.");
    }
}
