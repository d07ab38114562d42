package dev.slipway.release;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What CI built, from which source and with what: the origin of a release package. */
public record BuildRecord(
        String commit,
        String ciRun,
        String builderImageDigest,
        String infrastructureTemplateDigest,
        List<PackageComponent> components) {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    public BuildRecord {
        components = List.copyOf(components);
    }

    static Optional<BuildRecord> read(Section section) {
        section.mayHave("base_image_digest", "dependency_locks");
        List<PackageComponent> components = section.sections("components", BuildRecord::component);
        refuseTwins(section, components);
        if (section.isEmptyList("components")) {
            section.refuse("components", "a list of at least one item", "an empty list", "Name what was built.");
        }
        return Optional.of(new BuildRecord(
                section.matching("commit", COMMIT, "a full commit id of 40 or 64 hex digits"),
                section.text("ci_run"),
                section.digest("builder_image_digest"),
                section.digest("infrastructure_template_digest"),
                components));
    }

    private static Optional<PackageComponent> component(Section section) {
        ComponentType type = section.word("type", Arrays.asList(ComponentType.values()), ComponentType::id);
        String name = section.matching("name", NAME, "lower-case words joined by '-', '_' or '.'");
        String version = section.text("version");
        String digest = section.digest("digest");
        String location = section.text("location");
        if (!location.isEmpty() && !ArtifactFolder.isLocation(location)) {
            section.refuse(
                    "location", "a relative path of plain names below the artifacts folder", location, "Correct it.");
        }
        Optional<RegisteredModel> registered =
                section.has("registry") ? section.section("registry", BuildRecord::registered) : Optional.empty();
        return type == null || !Digests.isDigest(digest) || !ArtifactFolder.isLocation(location)
                ? Optional.empty()
                : Optional.of(new PackageComponent(
                        type, name, version, digest, URI.create(location), registered.orElse(null)));
    }

    private static Optional<RegisteredModel> registered(Section section) {
        String address = section.text("model");
        if (!address.isEmpty() && !RegisteredModel.isAddress(address)) {
            section.refuse("model", RegisteredModel.RULE, address, "Correct it.");
        }
        return RegisteredModel.of(address, section.digest("digest"));
    }

    private static void refuseTwins(Section section, List<PackageComponent> components) {
        Set<String> seen = new HashSet<>();
        components.stream()
                .map(part -> part.type().id() + " " + part.name())
                .filter(key -> !seen.add(key))
                .forEach(key -> section.refuse("components", "a list without repeated names", key, "Name each once."));
    }
}
