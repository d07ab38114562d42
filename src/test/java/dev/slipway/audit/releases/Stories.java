package dev.slipway.audit.releases;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import java.util.List;
import java.util.Map;

/** Entries about one release, written as the steps of the procedure write them. */
record Stories(String slug) {

    static final String ADA = "person-00000000000000aa";
    static final String BOB = "person-00000000000000bb";

    private static final Actor SLIPWAY = Actor.service("slipway");
    private static int count;

    static Stories of(String system, String version) {
        return new Stories(system + "~" + version + "~production~1");
    }

    NewEntry started(String type) {
        String[] parts = slug.split("~");
        return entry(
                "ProcessStarted",
                Map.of(
                        "process",
                        "ai-deployment",
                        "values",
                        Map.of(
                                "system",
                                parts[0],
                                "version",
                                parts[1],
                                "type",
                                type,
                                "urgent",
                                false,
                                "changeTicket",
                                "CHG-1")));
    }

    NewEntry requested(String person) {
        return entry("ReleaseRequested", Map.of("requester", person, "role", "release-manager"));
    }

    NewEntry tier(String tier) {
        return entry("RiskClassificationDecided", Map.of("tier", tier, "lowered", false));
    }

    NewEntry approved(String person, String role, String principal) {
        return entry(
                "ApprovalGiven", Map.of("person", person, "role", role, "onBehalfOf", principal, "comment", "fine"));
    }

    NewEntry blocked(String reason) {
        return said(Actor.person(ADA, "risk-manager"), "ReleaseBlocked", Map.of("reason", reason), List.of());
    }

    NewEntry lifted() {
        return entry("BlockLifted", Map.of("role", "risk-manager", "reason", "settled"));
    }

    NewEntry observed(String type, String stable, String candidate, int percent) {
        return entry(type, state(stable, candidate, percent));
    }

    static Map<String, Object> state(String stable, String candidate, int percent) {
        return Map.of(
                "stable",
                stable,
                "candidate",
                candidate,
                "candidatePercent",
                percent,
                "shadowPercent",
                0,
                "paused",
                false);
    }

    NewEntry closed(String outcome) {
        return entry("DeploymentEventClosed", Map.of("outcome", outcome));
    }

    NewEntry entry(String type, Map<String, ?> payload, String... digests) {
        return said(SLIPWAY, type, payload, List.of(digests));
    }

    private NewEntry said(Actor actor, String type, Map<String, ?> payload, List<String> digests) {
        count++;
        return NewEntry.of(type, slug, actor, payload, "story-" + count).withDigests(digests);
    }
}
