package dev.slipway.audit.record;

import org.jspecify.annotations.Nullable;

/**
 * Who did something.
 *
 * @param person whether it is a person, and not a service
 * @param role title of the role in which they acted; null when it is not known
 * @param onBehalfOf for whom they acted; null for themselves
 */
public record Who(
        String id,
        boolean person,
        @Nullable String role,
        @Nullable String onBehalfOf) {

    public String words() {
        String name = person ? id : "Slipway";
        String acting = role == null ? name : name + " as " + role;
        return onBehalfOf == null ? acting : acting + ", on behalf of " + onBehalfOf;
    }
}
