package dev.slipway.audit.releases;

import java.util.Optional;

/**
 * What production was seen to serve.
 *
 * @param candidatePercent of the traffic goes to the candidate
 * @param shadowPercent of the traffic is copied to the candidate, whose answers nobody gets
 */
record Observed(Version stable, Version candidate, int candidatePercent, int shadowPercent) {

    static final int DIGEST = 80;

    private static final int VERSION = 64;
    private static final String OFF = "off";

    /** A version by name and bytes; both empty where nothing serves. */
    record Version(String version, String digest) {

        private static Version of(String said) {
            if (said.equals(OFF)) {
                return new Version("", "");
            }
            int space = said.indexOf(' ');
            return space < 0
                    ? new Version(Said.cut(said, VERSION), "")
                    : new Version(
                            Said.cut(said.substring(0, space), VERSION), Said.cut(said.substring(space + 1), DIGEST));
        }
    }

    /** Empty when the entry holds no observed state. */
    static Optional<Observed> in(Said said) {
        String stable = said.text("stable");
        String candidate = said.text("candidate");
        if (stable.isEmpty() || candidate.isEmpty() || !said.payload().containsKey("candidatePercent")) {
            return Optional.empty();
        }
        return Optional.of(new Observed(
                Version.of(stable),
                Version.of(candidate),
                said.number("candidatePercent"),
                said.number("shadowPercent")));
    }
}
