package dev.slipway.process.overview;

import dev.slipway.release.ReleaseId;

/** What a business key stands for, as people say it. */
final class Subject {

    private static final String DRILL = "rollback-drill";

    private Subject() {}

    static String inWords(String businessKey) {
        try {
            ReleaseId release = ReleaseId.parse(businessKey);
            return release.system() + " " + release.version() + " to " + release.environment();
        } catch (IllegalArgumentException noRelease) {
            return beside(businessKey);
        }
    }

    private static String beside(String businessKey) {
        String[] parts = businessKey.split(":", -1);
        return parts.length == 4 && parts[0].equals(DRILL) ? parts[1] + " in " + parts[2] : businessKey;
    }
}
