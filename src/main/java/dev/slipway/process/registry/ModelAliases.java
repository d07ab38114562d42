package dev.slipway.process.registry;

import dev.slipway.process.Candidates;
import dev.slipway.process.IntendedEffect;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.registry.AliasLock;
import dev.slipway.registry.ModelRegistry;
import dev.slipway.registry.RegistryProperties;
import dev.slipway.registry.RegistryRefused;
import dev.slipway.release.Digests;
import dev.slipway.release.RegisteredModel;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets the alias of an environment stand for the model that serves there, or for none. */
@Component
public class ModelAliases {

    private final ModelRegistry registry;
    private final RegistryProperties properties;
    private final AliasLock lock;
    private final Candidates candidates;
    private final Journal journal;

    ModelAliases(
            ModelRegistry registry,
            RegistryProperties properties,
            AliasLock lock,
            Candidates candidates,
            Journal journal) {
        this.registry = registry;
        this.properties = properties;
        this.lock = lock;
        this.candidates = candidates;
        this.journal = journal;
    }

    /**
     * Moves the alias to what production shows, whoever asks: a step that comes late moves it to nothing older.
     *
     * @param left the package that serves no more, whose models lose the alias; null when there was none
     */
    public void follow(DelegateExecution execution, @Nullable ReleasePackage left) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        List<RegisteredModel> serving = serving(release);
        List<RegisteredModel> gone = gone(left, serving);
        properties
                .aliasOf(release.environment())
                .filter(alias -> !serving.isEmpty() || !gone.isEmpty())
                .ifPresent(alias -> follow(execution, alias, serving, gone));
    }

    private void follow(
            DelegateExecution execution, String alias, List<RegisteredModel> serving, List<RegisteredModel> gone) {
        Map<String, Object> wanted = Map.of(
                "effect",
                "let the alias stand for what serves",
                "alias",
                alias,
                "serving",
                addresses(serving),
                "gone",
                addresses(gone));
        List<String> digests = serving.stream().map(RegisteredModel::digest).toList();
        String step = "alias:" + Digests.of(addresses(serving) + " " + addresses(gone));
        IntendedEffect change = journal.intend(execution, step, wanted, digests);
        List<Map<String, String>> moves = new ArrayList<>();
        serving.forEach(model -> moves.add(move(model, alias)));
        gone.forEach(model -> moves.add(drop(model, alias)));
        change.observed("ModelAliasesSet", Map.of("alias", alias, "models", moves), digests);
    }

    /** Where the alias does not stand for what serves, in words; an answer that does not come counts as that too. */
    public List<String> astray(ReleaseId release) {
        return properties.aliasOf(release.environment()).stream()
                .flatMap(alias -> serving(release).stream().flatMap(model -> astray(model, alias).stream()))
                .toList();
    }

    private Optional<String> astray(RegisteredModel model, String alias) {
        try {
            Optional<String> found = registry.aliased(model.name(), alias);
            return found.filter(model.version()::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of("The alias '" + alias + "' must stand for '" + model.address() + "', which serves; it"
                            + " stands for " + name(found) + ". Set it back, and see who may write there.");
        } catch (RegistryRefused e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> move(RegisteredModel model, String alias) {
        lock.hold(model.name(), alias);
        Optional<String> wanted = Optional.of(model.version());
        Optional<String> before = registry.aliased(model.name(), alias);
        if (!before.equals(wanted)) {
            registry.setAlias(model, alias);
            require(registry.aliased(model.name(), alias), wanted, model, alias);
        }
        return moved(model, before, wanted);
    }

    /** Only from the version that left: whatever else the alias stands for was not set by this release. */
    private Map<String, String> drop(RegisteredModel model, String alias) {
        lock.hold(model.name(), alias);
        Optional<String> before = registry.aliased(model.name(), alias);
        if (!before.equals(Optional.of(model.version()))) {
            return moved(model, before, before);
        }
        registry.dropAlias(model.name(), alias);
        require(registry.aliased(model.name(), alias), Optional.empty(), model, alias);
        return moved(model, before, Optional.empty());
    }

    private static void require(Optional<String> found, Optional<String> wanted, RegisteredModel model, String alias) {
        if (!found.equals(wanted)) {
            throw new RegistryRefused("The alias '" + alias + "' of '" + model.name() + "' was set to " + name(wanted)
                    + " and reads back as " + name(found)
                    + ". Somebody else moved it; see who may write there. The step is tried again.");
        }
    }

    private List<RegisteredModel> serving(ReleaseId release) {
        return registered(candidates.production(release).stable());
    }

    private static List<RegisteredModel> gone(@Nullable ReleasePackage left, List<RegisteredModel> serving) {
        List<String> names = serving.stream().map(RegisteredModel::name).toList();
        return registered(left).stream()
                .filter(model -> !names.contains(model.name()))
                .toList();
    }

    private static List<RegisteredModel> registered(@Nullable ReleasePackage served) {
        return served == null ? List.of() : served.registered();
    }

    private static List<String> addresses(List<RegisteredModel> models) {
        return models.stream().map(RegisteredModel::address).toList();
    }

    private static Map<String, String> moved(RegisteredModel model, Optional<String> before, Optional<String> now) {
        Map<String, String> moved = new LinkedHashMap<>();
        moved.put("model", model.name());
        moved.put("before", name(before));
        moved.put("now", name(now));
        return moved;
    }

    private static String name(Optional<String> version) {
        return version.map(text -> "version " + text).orElse("none");
    }
}
