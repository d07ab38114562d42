package dev.slipway.rollout;

/** One system in one environment: in production, or on staging, where a way back is rehearsed. */
public record Target(String system, String environment) {

    /** Nobody is served from here. */
    public static final String STAGING = "staging";

    public boolean onStaging() {
        return environment.equals(STAGING);
    }

    @Override
    public String toString() {
        return system + "@" + environment;
    }
}
