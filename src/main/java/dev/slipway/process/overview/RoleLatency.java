package dev.slipway.process.overview;

import dev.slipway.approval.ApprovalLatency;
import dev.slipway.release.Role;

/** How long a role took to answer, in words. */
record RoleLatency(String role, int answers, String median, String longest) {

    static RoleLatency of(ApprovalLatency latency) {
        return new RoleLatency(
                Role.of(latency.role()).map(Role::title).orElse(latency.role()),
                latency.answers(),
                TimeWords.words(latency.median()),
                TimeWords.words(latency.longest()));
    }
}
