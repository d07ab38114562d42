package dev.slipway.audit.mining;

import dev.slipway.audit.mining.Thing.Relation;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.release.ReleaseId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one entry of the ledger, as it is stored, tells of which things. */
final class Telling {

    /** What a column of the tables holds. */
    private static final int LONGEST = 400;

    private static final Pattern PSEUDONYM = Pattern.compile("person-[0-9a-f]{16}");
    private static final Pattern ROLE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern MATTER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~:+-]{0,299}");

    /** Fields that hold a person, and what that person is to the event. */
    private static final Map<String, String> PERSONS = new TreeMap<>(Map.of(
            "onBehalfOf", "done on behalf of",
            "person", "answered by",
            "requester", "asked for by",
            "assignee", "given to",
            "claimant", "taken by",
            "executedBy", "carried out by",
            "observedBy", "seen by",
            "decidedBy", "decided by",
            "reviewedBy", "reviewed by"));

    private final Entry entry;
    private final Payload payload;
    private final Map<String, Thing> things = new LinkedHashMap<>();
    private final Set<Relation> relations = new LinkedHashSet<>();

    private Telling(Entry entry) {
        this.entry = entry;
        this.payload = new Payload(entry.content().payload());
    }

    static Telling of(Entry entry) {
        Telling telling = new Telling(entry);
        telling.subject();
        telling.people();
        telling.procedure();
        telling.files();
        return telling;
    }

    /** Every thing that the entry speaks of, each once. */
    List<Thing> things() {
        return List.copyOf(things.values());
    }

    /** What the things are to the event; every one of them is among the things. */
    Set<Relation> relations() {
        return relations;
    }

    private void subject() {
        String subject = entry.content().subject();
        Optional<ReleaseId> release = release(subject);
        if (release.isPresent()) {
            release(release.get());
        } else if (PSEUDONYM.matcher(subject).matches()) {
            add(Thing.of(Kind.PERSON, subject), "about");
        } else if (MATTER.matcher(subject).matches()) {
            add(Thing.of(Kind.MATTER, subject), "about");
        }
    }

    private void release(ReleaseId release) {
        Thing system = Thing.of(Kind.SYSTEM, release.system());
        Thing environment = Thing.of(Kind.ENVIRONMENT, release.environment());
        add(
                Thing.of(Kind.RELEASE, release.slug())
                        .saying("version", release.version())
                        .saying("attempt", String.valueOf(release.attempt()))
                        .with(new Relation(system.id(), "release of"), new Relation(environment.id(), "release into")),
                "about");
        keep(system);
        keep(environment);
    }

    static Optional<ReleaseId> release(String subject) {
        if (subject.indexOf('~') < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(ReleaseId.parse(subject));
        } catch (IllegalArgumentException otherwise) {
            return Optional.empty();
        }
    }

    private void people() {
        Actor actor = entry.content().actor();
        person(actor.id(), "done by");
        person(entry.content().onBehalfOf(), "done on behalf of");
        PERSONS.forEach((field, qualifier) -> person(payload.word(field), qualifier));
        role(actor.role(), "acted as");
        role(payload.word("role"), "acted as");
        payload.words("roles").forEach(role -> role(role, "asked of"));
    }

    private void person(@Nullable String id, String qualifier) {
        if (id != null && PSEUDONYM.matcher(id).matches()) {
            add(Thing.of(Kind.PERSON, id), qualifier);
        }
    }

    private void role(@Nullable String role, String qualifier) {
        if (role != null && ROLE.matcher(role).matches()) {
            add(Thing.of(Kind.ROLE, role), qualifier);
        }
    }

    private void procedure() {
        String definition = payload.name("definition");
        Thing model = Thing.of(Kind.MODEL_VERSION, definition).saying("model", definition.replaceAll(":.*", ""));
        if (!definition.isEmpty()) {
            add(model, "ran under");
        }
        String instance = payload.name("instance");
        if (!instance.isEmpty()) {
            run(instance, definition.isEmpty() ? null : model);
        }
        String task = payload.name("taskId");
        if (!task.isEmpty()) {
            add(Thing.of(Kind.TASK, task).saying("activity", payload.name("task")), "of task");
        }
    }

    private void run(String instance, @Nullable Thing model) {
        Thing run = Thing.of(Kind.PROCESS_RUN, instance).saying("process", payload.name("process"));
        add(model == null ? run : run.with(new Relation(model.id(), "run of")), "in");
        String caller = payload.name("calledBy");
        if (!caller.isEmpty()) {
            add(Thing.of(Kind.PROCESS_RUN, caller), "called by");
        }
    }

    private void files() {
        payload.parts("components").forEach(this::component);
        entry.content()
                .digests()
                .forEach(digest -> add(Thing.of(Kind.FILE, digest).saying("digest", digest), "refers to"));
    }

    private void component(Payload part) {
        String digest = part.name("digest");
        if (!digest.isEmpty()) {
            add(
                    Thing.of(Kind.COMPONENT, digest)
                            .saying("kind", part.word("type"))
                            .saying("name", part.name("name"))
                            .saying("version", part.name("version"))
                            .saying("digest", digest),
                    "made of");
        }
    }

    private void add(Thing thing, String qualifier) {
        if (keep(thing)) {
            relations.add(new Relation(thing.id(), qualifier));
        }
    }

    /** The first telling of a thing says most. */
    private boolean keep(Thing thing) {
        boolean fits = thing.id().length() <= LONGEST;
        if (fits) {
            things.putIfAbsent(thing.id(), thing);
        }
        return fits;
    }

    /** What the entry changes about its release. */
    List<Value> values() {
        if (release(entry.content().subject()).isEmpty()) {
            return List.of();
        }
        String release = Kind.RELEASE.id(entry.content().subject());
        return changes().entrySet().stream()
                .filter(change -> !change.getValue().isEmpty())
                .map(change -> new Value(
                        release,
                        entry.sequence(),
                        change.getKey(),
                        change.getValue(),
                        entry.time().toString()))
                .toList();
    }

    private Map<String, String> changes() {
        return switch (entry.content().type()) {
            case "ProcessStarted" -> asked();
            case "DeclarationCorrected" -> Map.of("type", payload.word("type"));
            case "ReleasePackageDescribed" -> Map.of("risk tier", payload.word("riskTier"));
            case "RiskClassificationDecided" -> Map.of("risk tier", payload.word("tier"));
            case "ModificationDecided" -> Map.of("substantial modification", payload.word("substantial"));
            case "DeploymentEventClosed" -> Map.of("outcome", payload.word("outcome"));
            default -> Map.of();
        };
    }

    private Map<String, String> asked() {
        Payload asked = payload.part("values");
        boolean outermost = payload.word("process").equals("ai-deployment")
                && payload.name("calledBy").isEmpty();
        return outermost ? Map.of("type", asked.word("type"), "urgent", asked.word("urgent")) : Map.of();
    }

    /** What came of it, in one word of a fixed list; empty where that cannot be said. */
    String result() {
        return List.of("outcome", "allowed", "status", "state", "tier").stream()
                .map(payload::word)
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The part of the procedure that the event is about; empty for one that its type names. */
    String about() {
        return switch (entry.content().type()) {
            case "TaskCreated", "TaskClaimed", "TaskReleased", "TaskCompleted", "TaskCancelled" -> payload.word("task");
            case "ActivityCompleted", "ActivityCancelled" -> payload.word("activity");
            case "ProcessStarted", "ProcessEnded" -> payload.word("process");
            case "DecisionEvaluated" -> payload.word("decision");
            default -> "";
        };
    }

    String definition() {
        return payload.name("definition");
    }
}
