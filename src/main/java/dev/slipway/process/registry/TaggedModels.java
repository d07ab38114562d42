package dev.slipway.process.registry;

import dev.slipway.process.IntendedEffect;
import dev.slipway.process.Journal;
import dev.slipway.registry.ModelRegistry;
import dev.slipway.registry.ModelTags;
import dev.slipway.registry.RegistryRefused;
import dev.slipway.release.RegisteredModel;
import dev.slipway.release.ReleaseCandidate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Notes digest, bundle and release at every registered model of a release: read first, read back afterwards. */
@Component
public class TaggedModels {

    private final ModelRegistry registry;
    private final Journal journal;

    TaggedModels(ModelRegistry registry, Journal journal) {
        this.registry = registry;
        this.journal = journal;
    }

    /** Why a model must not be tagged; empty where nothing stands against it. */
    public List<String> conflicts(ReleaseCandidate candidate) {
        return candidate.releasePackage().registered().stream()
                .flatMap(model -> ModelTags.conflict(model, registry.tags(model)).stream())
                .toList();
    }

    /** Writes what is missing and records what every version says then. */
    public void tag(DelegateExecution execution, ReleaseCandidate candidate) {
        List<RegisteredModel> models = candidate.releasePackage().registered();
        if (models.isEmpty()) {
            return;
        }
        String bundle = candidate.bundleId();
        Map<String, Object> wanted = new TreeMap<>();
        models.forEach(model -> wanted.put(model.address(), tags(execution, model, bundle)));
        List<String> digests = models.stream().map(RegisteredModel::digest).toList();
        IntendedEffect tagging = journal.intend(
                execution, "tag:" + bundle, Map.of("effect", "tag the registered models", "models", wanted), digests);
        models.forEach(model -> write(model, tags(execution, model, bundle)));
        tagging.observed("ModelsTagged", Map.of("models", wanted), digests);
    }

    private void write(RegisteredModel model, Map<String, String> wanted) {
        Map<String, String> missing = ModelTags.missing(wanted, registry.tags(model));
        if (missing.isEmpty()) {
            return;
        }
        missing.forEach((key, value) -> registry.tag(model, key, value));
        Map<String, String> left = ModelTags.missing(wanted, registry.tags(model));
        if (!left.isEmpty()) {
            throw new RegistryRefused("'" + model.address() + "' was to be tagged " + left
                    + " and does not say so. Somebody else may write there; the step is tried again.");
        }
    }

    private static Map<String, String> tags(DelegateExecution execution, RegisteredModel model, String bundle) {
        return ModelTags.of(model, bundle, execution.getProcessBusinessKey());
    }
}
