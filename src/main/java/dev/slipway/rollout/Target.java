package dev.slipway.rollout;

/** One system in one environment: in production, or on staging, where a way back is rehearsed. */
public record Target(String system, String environment) {

    /** Nobody is served from here. */
    public static final String STAGING = "staging";

    /** Where people try out by hand what goes here next; not the place in which Slipway itself starts versions. */
    public Target stagingByHand() {
        return new Target(system, environment + "-" + STAGING);
    }

    public boolean onStaging() {
        return environment.equals(STAGING);
    }

    @Override
    public String toString() {
        return system + "@" + environment;
    }
}
