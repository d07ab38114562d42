package dev.slipway.release;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The deployment unit: every component that shapes what the system answers, each by digest. */
public record ReleasePackage(String system, String version, List<PackageComponent> components) {

    private static final Comparator<PackageComponent> ORDER =
            Comparator.comparing(PackageComponent::type).thenComparing(PackageComponent::name);

    public ReleasePackage {
        components = components.stream().sorted(ORDER).toList();
        if (components.isEmpty()) {
            throw new IllegalArgumentException("A release package needs at least one component; " + system + " "
                    + version + " has none. Name the components in its build record.");
        }
    }

    /** One digest over type, name, digest and registry entry of every component, independent of their order. */
    public String digest() {
        return digestOf(components);
    }

    /** The version of the settings under which the model answers: a digest over everything but model and software. */
    public String configurationDigest() {
        return digestOf(components.stream()
                .filter(part -> part.type() != ComponentType.MODEL && part.type() != ComponentType.SOFTWARE)
                .toList());
    }

    /** The versions in the model registry that the components come from. */
    public List<RegisteredModel> registered() {
        return components.stream()
                .map(PackageComponent::registered)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    public List<PackageComponent> of(ComponentType type) {
        return components.stream().filter(part -> part.type() == type).toList();
    }

    private static String digestOf(List<PackageComponent> parts) {
        return Digests.of(parts.stream().map(part -> part.line() + "\n").collect(Collectors.joining()));
    }
}
