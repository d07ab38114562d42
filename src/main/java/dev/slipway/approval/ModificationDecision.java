package dev.slipway.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change modifies the system substantially, and what was established because it does; true for these bytes
 * against this base only.
 *
 * @param baseDigest package digest of the version that the change was compared with, or {@code none}
 * @param substantial one of the legal questions was answered with yes
 * @param governanceLead who agreed in this role; null where nobody was asked or somebody disagreed
 * @param legalAdvisor as above
 * @param conformityReference names the new conformity assessment; null where none was needed or none passed
 */
public record ModificationDecision(
        String packageDigest,
        String configurationDigest,
        String baseDigest,
        boolean substantial,
        @Nullable String governanceLead,
        @Nullable String legalAdvisor,
        @Nullable String conformityReference,
        Instant decidedAt) {

    /** Nothing substantial, or agreed on jointly and assessed anew. */
    public boolean cleared() {
        return !substantial || (agreedJointly() && conformityReference != null);
    }

    public boolean agreedJointly() {
        return governanceLead != null && legalAdvisor != null && !governanceLead.equals(legalAdvisor);
    }

    public boolean isAbout(String thePackage, String configuration, String base) {
        return packageDigest.equals(thePackage) && configurationDigest.equals(configuration) && baseDigest.equals(base);
    }
}
