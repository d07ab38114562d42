package dev.slipway.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where the bytes of components and data sets lie: {@code {root}/{system}/{version}/{location}}. */
public final class ArtifactFolder {

    private static final Pattern LOCATION =
            Pattern.compile("[0-9A-Za-z_][0-9A-Za-z_.-]{0,99}(/[0-9A-Za-z_][0-9A-Za-z_.-]{0,99}){0,5}");
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final Path root;

    public ArtifactFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    static boolean isLocation(String location) {
        return LOCATION.matcher(location).matches();
    }

    /**
     * The place of an artifact of one version.
     *
     * @throws IllegalArgumentException when a name is not one, so that no path leads out of the folder
     */
    public Path resolve(String system, String version, String location) {
        new ReleaseId(system, version, "any", 1);
        if (!isLocation(location)) {
            throw new IllegalArgumentException("An artifact's location must be a relative path of plain names; found '"
                    + location + "'. Correct the build record.");
        }
        return root.resolve(system).resolve(version).resolve(location);
    }

    /**
     * The bytes of a component after they matched its digest.
     *
     * @throws ServingRuntime.ComponentsDoNotMatch when they are missing, too many or others
     */
    public byte[] read(ReleasePackage releasePackage, PackageComponent component) {
        String where = releasePackage.system() + " " + releasePackage.version() + " " + component.location();
        byte[] content = bytes(resolve(releasePackage, component), where);
        String found = Digests.of(content);
        if (!found.equals(component.digest())) {
            throw new ServingRuntime.ComponentsDoNotMatch(
                    "Component '" + where + "' must have the digest " + component.digest() + "; found " + found
                            + ". Restore the built bytes or build the package again.");
        }
        return content;
    }

    /** Each component whose bytes are not those of the package, as a finding. */
    public List<Finding> verify(ReleasePackage releasePackage) {
        List<Finding> findings = new ArrayList<>();
        for (PackageComponent component : releasePackage.components()) {
            try {
                read(releasePackage, component);
            } catch (ServingRuntime.ComponentsDoNotMatch e) {
                findings.add(new Finding(
                        "COMPONENT_DIGEST_MISMATCH",
                        component.type().id() + " " + component.name(),
                        component.location().toString(),
                        String.valueOf(e.getMessage()),
                        "Then verify again."));
            }
        }
        return findings;
    }

    private Path resolve(ReleasePackage releasePackage, PackageComponent component) {
        return resolve(
                releasePackage.system(),
                releasePackage.version(),
                component.location().toString());
    }

    private static byte[] bytes(Path file, String where) {
        try {
            if (Files.size(file) <= MAX_BYTES) {
                return Files.readAllBytes(file);
            }
        } catch (IOException e) {
            throw new ServingRuntime.ComponentsDoNotMatch("Component '" + where + "' cannot be read from " + file + " ("
                    + e.getClass().getSimpleName() + "). Put the built bytes there.");
        }
        throw new ServingRuntime.ComponentsDoNotMatch(
                "Component '" + where + "' must have at most " + MAX_BYTES + " bytes; found more. Split it.");
    }
}
