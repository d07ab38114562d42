package dev.slipway.release;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner declares about a version: purpose, tier, data, oversight and logging.
 *
 * @param assessedVersion the version that was assessed ({@code aisdp_version})
 * @param predeterminedChanges what later versions may change without a new assessment, Annex IV(2)(f); often empty
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
        List<PredeterminedChange> predeterminedChanges,
        @Nullable LocalDate placedOnMarketSince) {

    public ComplianceManifest {
        outOfScope = List.copyOf(outOfScope);
        dataSources = List.copyOf(dataSources);
        predeterminedChanges = List.copyOf(predeterminedChanges);
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

    /** A change that the provider foresaw in the initial conformity assessment, and how far it may go. */
    public record PredeterminedChange(Aspect aspect, String limits) {

        @Override
        public String toString() {
            return aspect.title() + ": " + limits;
        }
    }

    /** What a change can touch and still be one that was foreseen; the intended purpose never is. */
    public enum Aspect {
        DATA_SOURCES("data sources"),
        ARCHITECTURE("architecture"),
        FAIRNESS("fairness");

        private final String title;

        Aspect(String title) {
            this.title = title;
        }

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        String title() {
            return title;
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
