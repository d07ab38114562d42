package dev.slipway.rollout;

/** One system in one production environment. */
public record Target(String system, String environment) {

    @Override
    public String toString() {
        return system + "@" + environment;
    }
}
