package dev.slipway.staging;

import dev.slipway.release.ComponentType;
import dev.slipway.release.PackageComponent;
import dev.slipway.release.ReleasePackage;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says how far staging is like production: infrastructure, configuration, data sources. */
final class Parity {

    private static final String INFRASTRUCTURE = "infrastructure template";
    private static final String CONFIGURATION = "configuration";
    private static final String DATA_SOURCES = "data sources";
    private static final String NOTHING = "nothing in production yet";

    private Parity() {}

    static Map<String, String> of(
            ReleasePackage candidate, String runtime, @Nullable ReleasePackage deployed, String deployedRuntime) {
        return deployed == null
                ? Map.of(INFRASTRUCTURE, NOTHING, CONFIGURATION, NOTHING, DATA_SOURCES, NOTHING)
                : Map.of(
                        INFRASTRUCTURE, compared(runtime, deployedRuntime),
                        CONFIGURATION, compared(candidate.configurationDigest(), deployed.configurationDigest()),
                        DATA_SOURCES, compared(sources(candidate), sources(deployed)));
    }

    private static String compared(String staging, String production) {
        return staging.equals(production)
                ? "same: " + staging
                : "differs: staging " + staging + ", production " + production;
    }

    private static String sources(ReleasePackage releasePackage) {
        String sources = releasePackage.of(ComponentType.RETRIEVAL).stream()
                .map(Parity::named)
                .collect(Collectors.joining(", "));
        return sources.isEmpty() ? "none in the package" : sources;
    }

    private static String named(PackageComponent part) {
        return part.name() + " " + part.digest();
    }
}
