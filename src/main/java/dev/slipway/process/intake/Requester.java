package dev.slipway.process.intake;

import dev.slipway.release.Role;
import java.util.Optional;

/**
 * Who answers for a start.
 *
 * @param id user id of the person; of the service login where a pipeline named nobody
 * @param role in which the person asks, empty where nobody is known
 * @param login who sent the start
 * @param pipeline whether a program sent it
 */
public record Requester(String id, Optional<Role> role, String login, boolean pipeline) {

    /** The role in words. */
    public String as() {
        return role.map(Role::id).orElse("pipeline");
    }
}
