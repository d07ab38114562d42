package dev.slipway.registry;

import dev.slipway.release.Finding;
import dev.slipway.release.PackageComponent;
import dev.slipway.release.RegisteredModel;
import dev.slipway.release.ReleasePackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Holds what the registry has against what the build record says of it; what cannot be read does not pass. */
@Component
public final class ModelCheck {

    private static final String CODE = "REGISTERED_MODEL_REFUSED";

    private final ModelRegistry registry;
    private final RegistryProperties properties;

    ModelCheck(ModelRegistry registry, RegistryProperties properties) {
        this.registry = registry;
        this.properties = properties;
    }

    /** Each component that is not what the registry holds under the version that it names. */
    public List<Finding> findings(ReleasePackage releasePackage) {
        List<Finding> findings = new ArrayList<>();
        for (PackageComponent component : releasePackage.components()) {
            RegisteredModel model = component.registered();
            if (model != null) {
                problem(releasePackage.system(), component, model)
                        .ifPresent(text -> findings.add(finding(component, model, text)));
            }
        }
        return findings;
    }

    private Optional<String> problem(String system, PackageComponent component, RegisteredModel model) {
        List<String> allowed = properties.modelsOf(system);
        if (!allowed.contains(model.name())) {
            return Optional.of("System '" + system + "' may name the registered models " + allowed + "; found '"
                    + model.name() + "'. Correct it, or add it to slipway.model-registry.models.");
        }
        try {
            return differs(component, model, registry.files(model))
                    .or(() -> ModelTags.conflict(model, registry.tags(model)));
        } catch (RegistryRefused | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> differs(PackageComponent component, RegisteredModel model, ModelFiles files) {
        String found = files.digest();
        if (!found.equals(model.digest())) {
            return Optional.of("The files of '" + model.address() + "' must have the digest " + model.digest()
                    + "; found " + found + ". Register the built files, or correct the build record.");
        }
        return files.holds(component.digest())
                ? Optional.empty()
                : Optional.of("The component's digest " + component.digest() + " must be that of the files of '"
                        + model.address()
                        + "' or of one of them; found neither. Build it from the registered version.");
    }

    private static Finding finding(PackageComponent component, RegisteredModel model, String text) {
        return new Finding(
                CODE, component.type().id() + " " + component.name(), model.address(), text, "Then verify again.");
    }
}
