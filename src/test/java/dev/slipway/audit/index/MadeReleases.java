package dev.slipway.audit.index;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.release.Digests;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Releases of ten years as they would stand in the ledger, each with the same number of entries: several systems, tiers,
 * outcomes and approvers, drawn from a seed, so that the same seed makes the same history.
 */
public final class MadeReleases {

    public static final int ENTRIES = 20;

    private static final int SYSTEMS = 50;
    private static final int PEOPLE = 40;
    private static final int STILL_OPEN = 40;
    private static final String OFF = "off";
    private static final List<String> TYPES = List.of("minor", "minor", "minor", "patch", "patch", "major");
    private static final List<String> TIERS = List.of("high", "limited", "minimal");
    private static final List<String> ROLES = List.of("system-owner", "qa-lead", "deployment-manager");
    private static final Actor SLIPWAY = Actor.service("slipway");
    private static final Actor ENGINE = Actor.service("engine");

    private final Random random;
    private final int few;
    private final int total;
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, String> live = new HashMap<>();
    private int made;

    /** @param total how many will be made; the last ones are still open */
    public MadeReleases(long seed, int total) {
        this(seed, total, total);
    }

    /** @param few of the first so many the last ones are still open as well */
    public MadeReleases(long seed, int few, int total) {
        this.random = new Random(seed);
        this.few = few;
        this.total = total;
    }

    public boolean hasNext() {
        return made < total;
    }

    /** The entries of the next release. */
    public List<NewEntry> next() {
        Story story = new Story(made);
        List<NewEntry> entries = story.tell(outcome());
        made++;
        return entries;
    }

    /** The user id under which a person of these releases is typed. */
    public static String pseudonym(int person) {
        return String.format("person-%016x", person);
    }

    private String outcome() {
        int drawn = random.nextInt(100);
        if (made >= total - STILL_OPEN || made < few && made >= few - STILL_OPEN) {
            return "open";
        }
        if (drawn < 80) {
            return "success";
        }
        return drawn < 88 ? "rolledBack" : drawn < 93 ? "rejected" : drawn < 98 ? "withdrawn" : "ended";
    }

    /** One release. */
    private final class Story {

        private final List<NewEntry> entries = new ArrayList<>();
        private final String system = "system-" + random.nextInt(SYSTEMS);
        private final String environment = random.nextInt(5) == 0 ? "site" : "production";
        private final String place = system + "~" + environment;
        private final String version;
        private final String slug;
        private final String packageDigest;
        private final String configuration;
        private final String bundle;
        private final boolean first;
        private final boolean urgent = random.nextInt(20) == 0;
        private final String tier = TIERS.get(Math.abs(system.hashCode()) % TIERS.size());
        private final int number;

        private Story(int number) {
            this.number = number;
            this.version = "1." + versions.merge(system, 1, Integer::sum) + ".0";
            this.slug = system + "~" + version + "~" + environment + "~1";
            this.packageDigest = Digests.of("package " + slug);
            this.configuration = Digests.of("configuration " + slug);
            this.bundle = Digests.of("bundle " + slug);
            this.first = !live.containsKey(place);
        }

        private List<NewEntry> tell(String outcome) {
            begin();
            switch (outcome) {
                case "success" -> goLive();
                case "rolledBack" -> comeBack();
                case "rejected" -> answer("ApprovalRefused");
                case "open" -> waitAtTheGate();
                default -> {}
            }
            while (entries.size() < ENTRIES - (outcome.equals("open") ? 0 : 1)) {
                task();
            }
            if (!outcome.equals("open")) {
                say("DeploymentEventClosed", Map.of("outcome", outcome, "version", version));
            }
            return entries;
        }

        private void begin() {
            say(
                    ENGINE,
                    "ProcessStarted",
                    Map.of(
                            "process",
                            "ai-deployment",
                            "values",
                            Map.of(
                                    "system", system,
                                    "version", version,
                                    "environment", environment,
                                    "type", first ? "initial" : TYPES.get(random.nextInt(TYPES.size())),
                                    "urgent", urgent,
                                    "changeTicket", "CHG-" + number,
                                    "requester", person(0))),
                    List.of());
            say(
                    "ReleaseRequested",
                    Map.of("requester", person(0), "role", "deployment-manager", "login", "deployment-manager"));
            say(
                    "ReleasePackageDescribed",
                    Map.of("riskTier", tier, "deployedVersion", first ? "none" : served().split(" ", 2)[0]));
            say("ReleaseCandidateAssembled", Map.of("complete", true, "findings", List.of()));
            say("RiskClassificationDecided", Map.of("tier", tier, "floor", tier, "lowered", false));
            called("plan-deployment");
            say("DeploymentPlanned", Map.of("steps", "5, 20, 60", "rtoMinutes", "5"));
            say("EvidenceFrozen", Map.of("documents", List.of(), "components", components()), bundle, packageDigest);
            say("ReadinessJudged", Map.of("open", List.of(), "deferred", List.of()));
            called("approve-deployment");
        }

        private List<Map<String, String>> components() {
            return List.of("model", "software", "configuration", "prompt").stream()
                    .map(type -> Map.of(
                            "type", type, "name", type + "-of-" + system, "version", version, "digest", digest(type)))
                    .toList();
        }

        private void authorise() {
            ROLES.forEach(role -> answer("ApprovalGiven", role));
            say(
                    "DeploymentAuthorized",
                    Map.of("id", slug + "~round-1", "envelope", digest("envelope")),
                    packageDigest,
                    configuration,
                    bundle,
                    digest("envelope"));
            gate(true);
            say("RolloutStarted", state(served(), version + " " + packageDigest, 0));
        }

        private void goLive() {
            authorise();
            live.put(place, version + " " + packageDigest);
            say("ReleasePromoted", state(served(), OFF, 0));
        }

        private void comeBack() {
            authorise();
            say("TrafficShifted", state(served(), version + " " + packageDigest, 20));
            say("VersionRestored", state(served(), OFF, 0));
            say(
                    "RolledBack",
                    Map.of("from", version, "restored", served().split(" ", 2)[0], "order", slug, "rto", "took 2 s"));
        }

        private void waitAtTheGate() {
            ROLES.forEach(role -> answer("ApprovalGiven", role));
            gate(false);
        }

        private void gate(boolean allowed) {
            say(
                    "GateEvaluated",
                    Map.of(
                            "point",
                            "start",
                            "allowed",
                            allowed,
                            "denials",
                            allowed ? List.of() : List.of("DRILL_TOO_OLD")));
        }

        private Map<String, Object> state(String stable, String candidate, int percent) {
            return Map.of(
                    "stable", stable,
                    "candidate", candidate,
                    "previous", OFF,
                    "candidatePercent", percent,
                    "shadowPercent", 0,
                    "paused", false);
        }

        private String served() {
            return live.getOrDefault(place, OFF);
        }

        private void called(String process) {
            say(
                    ENGINE,
                    "ProcessStarted",
                    Map.of("process", process, "calledBy", slug, "instance", process + number),
                    List.of());
        }

        private void answer(String type) {
            answer(type, "compliance-officer");
        }

        private void answer(String type, String role) {
            say(
                    type,
                    Map.of(
                            "round",
                            1,
                            "role",
                            role,
                            "person",
                            person(1 + entries.size()),
                            "onBehalfOf",
                            "",
                            "comment",
                            "Looked at and found as described."));
        }

        private void task() {
            say(
                    Actor.person(person(entries.size()), "operations"),
                    "TaskCompleted",
                    Map.of("task", "Activity_PrepareEnvironment", "roles", List.of("operations"), "values", Map.of()),
                    List.of());
        }

        private String person(int turn) {
            return pseudonym(Math.floorMod(number * 7 + turn, PEOPLE));
        }

        private String digest(String what) {
            return Digests.of(what + " " + slug);
        }

        private void say(String type, Map<String, ?> payload, String... digests) {
            say(SLIPWAY, type, payload, List.of(digests));
        }

        private void say(Actor actor, String type, Map<String, ?> payload, List<String> digests) {
            entries.add(NewEntry.of(type, slug, actor, payload, slug + ":" + entries.size())
                    .withDigests(digests));
        }
    }
}
