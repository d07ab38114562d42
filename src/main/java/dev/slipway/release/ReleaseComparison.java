package dev.slipway.release;

import dev.slipway.release.EvaluationRecord.ValidationGate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds two candidates side by side and puts each difference into a sentence. */
final class ReleaseComparison {

    /** A fairness figure that moved further than staging tolerates is a change of fairness (settled thresholds). */
    private static final double FAIRNESS_TOLERANCE = 0.02;

    private final ReleaseCandidate deployed;
    private final ReleaseCandidate candidate;
    private final List<String> lines = new ArrayList<>();
    private final Set<ComponentType> changedTypes = EnumSet.noneOf(ComponentType.class);

    ReleaseComparison(ReleaseCandidate deployed, ReleaseCandidate candidate) {
        this.deployed = deployed;
        this.candidate = candidate;
    }

    static ReleaseDiff initial(ReleaseCandidate candidate) {
        List<String> lines = new ArrayList<>();
        lines.add("Initial deployment: nothing of " + candidate.system() + " is in production yet.");
        lines.add("Intended use: " + sentence(candidate.manifest().intendedUse()));
        candidate.releasePackage().components().forEach(part -> lines.add(named(part) + " is introduced."));
        Set<ComponentType> types = candidate.releasePackage().components().stream()
                .map(PackageComponent::type)
                .collect(Collectors.toSet());
        return new ReleaseDiff(null, lines, types, false, false, false, false);
    }

    ReleaseDiff diff() {
        boolean parts = components();
        boolean template = infrastructure();
        boolean purpose = purpose();
        boolean sources = dataSources();
        approvers();
        boolean fairness = fairness();
        if (lines.isEmpty()) {
            lines.add("Nothing that shapes the answers differs from " + deployed.version() + ".");
        }
        return new ReleaseDiff(deployed.version(), lines, changedTypes, fairness, parts || template, purpose, sources);
    }

    private boolean components() {
        Map<String, PackageComponent> before = byKey(deployed.releasePackage());
        boolean setChanged = false;
        for (PackageComponent part : candidate.releasePackage().components()) {
            PackageComponent old = before.remove(key(part));
            setChanged |= old == null;
            compare(old, part);
        }
        before.values().forEach(gone -> changed(gone, named(gone) + " is removed."));
        return setChanged || !before.isEmpty();
    }

    private void compare(@Nullable PackageComponent old, PackageComponent part) {
        if (old == null) {
            changed(part, named(part) + " is added.");
        } else if (!old.digest().equals(part.digest())) {
            String versions = old.version().equals(part.version())
                    ? " under the same version " + part.version()
                    : " from " + old.version() + " to " + part.version();
            changed(part, title(part) + " '" + part.name() + "' changes" + versions + ".");
        }
    }

    private void changed(PackageComponent part, String line) {
        changedTypes.add(part.type());
        lines.add(line);
    }

    private boolean infrastructure() {
        return say(
                !deployed.build()
                        .infrastructureTemplateDigest()
                        .equals(candidate.build().infrastructureTemplateDigest()),
                "The infrastructure template changes.");
    }

    private boolean purpose() {
        ComplianceManifest before = deployed.manifest();
        ComplianceManifest after = candidate.manifest();
        boolean use = say(
                !before.intendedUse().equals(after.intendedUse()),
                "Intended use changes from \"" + before.intendedUse() + "\" to \"" + after.intendedUse() + "\".");
        boolean scope = say(
                !before.outOfScope().equals(after.outOfScope()),
                "What is out of scope changes from " + list(before.outOfScope()) + " to " + list(after.outOfScope())
                        + ".");
        boolean domain = say(
                !before.domain().equals(after.domain()),
                "The domain changes from " + before.domain() + " to " + after.domain() + ".");
        boolean tier = say(
                before.tier() != after.tier(),
                "The risk tier changes from " + before.tier().id() + " to "
                        + after.tier().id() + ".");
        return use || scope || domain || tier;
    }

    private boolean dataSources() {
        Set<String> before = words(deployed.manifest().dataSources());
        Set<String> after = words(candidate.manifest().dataSources());
        after.stream()
                .filter(source -> !before.contains(source))
                .forEach(s -> lines.add("Data source " + s + " is added."));
        before.stream()
                .filter(source -> !after.contains(source))
                .forEach(s -> lines.add("Data source " + s + " is dropped."));
        return !before.equals(after);
    }

    private void approvers() {
        Set<String> before = titles(deployed.manifest());
        Set<String> after = titles(candidate.manifest());
        say(
                !before.equals(after),
                "Human oversight changes: approvers were " + String.join(", ", before) + " and are now "
                        + String.join(", ", after) + ".");
    }

    private boolean fairness() {
        ValidationGate before = deployed.evaluation().gates().get("fairness");
        ValidationGate after = candidate.evaluation().gates().get("fairness");
        if (before == null || after == null) {
            return say(
                    (before == null) != (after == null),
                    "The fairness gate " + (after == null ? "is gone." : "is new."));
        }
        boolean rule = say(
                !before.metric().equals(after.metric())
                        || before.op() != after.op()
                        || before.threshold() != after.threshold(),
                "The fairness gate changes from " + rule(before) + " to " + rule(after) + ".");
        boolean figure = say(
                before.metric().equals(after.metric()) && Math.abs(before.value() - after.value()) > FAIRNESS_TOLERANCE,
                "The fairness figure " + after.metric() + " moves from " + before.value() + " to " + after.value()
                        + ".");
        return rule || figure;
    }

    private boolean say(boolean changed, String line) {
        if (changed) {
            lines.add(line);
        }
        return changed;
    }

    private static Map<String, PackageComponent> byKey(ReleasePackage releasePackage) {
        Map<String, PackageComponent> parts = new LinkedHashMap<>();
        releasePackage.components().forEach(part -> parts.put(key(part), part));
        return parts;
    }

    private static String key(PackageComponent part) {
        return part.type() + " " + part.name();
    }

    private static String named(PackageComponent part) {
        return title(part) + " '" + part.name() + "' " + part.version();
    }

    private static String title(PackageComponent part) {
        String id = part.type().id();
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    private static String rule(ValidationGate gate) {
        return gate.metric() + " " + gate.op().sign() + " " + gate.threshold();
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private static String list(Collection<String> texts) {
        return texts.isEmpty() ? "nothing" : "\"" + String.join("\", \"", texts) + "\"";
    }

    private static Set<String> words(Collection<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> titles(ComplianceManifest manifest) {
        return manifest.humanOversight().approvers().stream()
                .map(Role::title)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
