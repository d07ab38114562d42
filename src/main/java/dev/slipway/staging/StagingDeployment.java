package dev.slipway.staging;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in staging, as observed.
 *
 * @param address null when nothing was deployed, which the message explains, or where people put it there
 * @param parity what was compared with production (infrastructure template, configuration, data sources) and the answer
 */
public record StagingDeployment(
        boolean deployed, String packageDigest, @Nullable URI address, Map<String, String> parity, String message) {

    public StagingDeployment {
        parity = Map.copyOf(parity);
    }
}
