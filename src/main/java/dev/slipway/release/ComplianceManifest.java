package dev.slipway.release;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner declares about a version: purpose, tier, data, oversight and logging.
 *
 * @param assessedVersion the version that was assessed ({@code aisdp_version})
 * @param placedOnMarketSince null before the first placing on the market
 */
public record ComplianceManifest(
        String system,
        String owner,
        String intendedUse,
        List<String> outOfScope,
        RiskTier tier,
        String domain,
        List<DataSource> dataSources,
        HumanOversight humanOversight,
        LoggingProfile loggingProfile,
        Actor actor,
        String assessedVersion,
        @Nullable LocalDate placedOnMarketSince) {

    public ComplianceManifest {
        outOfScope = List.copyOf(outOfScope);
        dataSources = List.copyOf(dataSources);
    }

    /** Where data comes from, and in which state. */
    public record DataSource(String uri, String version) {

        @Override
        public String toString() {
            return uri + " (" + version + ")";
        }
    }

    /** Who must approve beyond the matrix, and what happens when they do not answer. */
    public record HumanOversight(List<Role> approvers, String escalation) {

        public HumanOversight {
            approvers = List.copyOf(approvers);
        }
    }

    /** What the service writes to its inference log, what it masks there, and how long the log is kept. */
    public record LoggingProfile(List<String> requiredEvents, List<String> maskedFields, Period retention) {

        public LoggingProfile {
            requiredEvents = List.copyOf(requiredEvents);
            maskedFields = List.copyOf(maskedFields);
        }
    }

    /** What the organisation is to this system in the sense of Regulation (EU) 2024/1689, Art. 3. */
    public enum Actor {
        PROVIDER,
        DEPLOYER;

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
