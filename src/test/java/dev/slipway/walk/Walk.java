package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.slipway.RestPerson;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * One release in the hands of a whole house: whoever has an open task claims it and answers it, willingly unless the
 * script says otherwise.
 */
public final class Walk {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Duration STANDSTILL = Duration.ofSeconds(150);
    private static final String REQUESTER = "deployment-manager";
    private static final List<String> HOUSE = List.of(
            "deployment-manager",
            "deployment-manager-2",
            "release-manager",
            "system-owner",
            "operations",
            "risk-manager",
            "compliance-officer",
            "qa-lead",
            "governance-committee",
            "governance-lead",
            "legal-advisor",
            "technical-sme",
            "technical-owner");

    private final int port;
    private final String slug;
    private final Map<String, Map<String, Object>> script;
    private final List<String> done = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final Map<String, Map<String, Object>> once = new LinkedHashMap<>();
    private final Set<String> refusals = new LinkedHashSet<>();
    private final Set<String> leftOpen = new LinkedHashSet<>();
    private @Nullable String reserved;
    private Instant lastStep = Instant.now();

    private Walk(int port, String slug, Map<String, Map<String, Object>> script) {
        this.port = port;
        this.slug = slug;
        this.script = script;
    }

    /**
     * Starts a release as the deployment manager.
     *
     * @param script answers by task that differ from the willing ones
     */
    public static Walk start(int port, Map<String, Object> request, Map<String, Map<String, Object>> script) {
        HttpResponse<String> started = new Tasklist(RestPerson.of(port, REQUESTER)).start(request);
        return new Walk(port, Tasklist.json(started).path("businessKey").asText(), new LinkedHashMap<>(script));
    }

    /** A request whose other fields are filled in willingly. */
    public static Map<String, Object> request(String system, String version, String type) {
        return Map.of(
                "system",
                system,
                "version",
                version,
                "environment",
                "production",
                "type",
                type,
                "urgent",
                false,
                "changeTicket",
                ticket(system));
    }

    /** A ticket stands for changes of one system. */
    static String ticket(String system) {
        return "CHG-" + Math.abs(system.hashCode());
    }

    /** Joins a release that somebody started. */
    public static Walk join(int port, String slug) {
        return join(port, slug, Map.of());
    }

    /** @param script answers by task that differ from the willing ones */
    static Walk join(int port, String slug, Map<String, Map<String, Object>> script) {
        return new Walk(port, slug, script);
    }

    /** The next answer to this task differs from the willing one. */
    @CanIgnoreReturnValue
    Walk once(String definition, Map<String, Object> answers) {
        once.put(definition, answers);
        return this;
    }

    public String slug() {
        return slug;
    }

    /** The tasks whose answer was taken, by their ids. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Activities answered so far, in order. */
    List<String> done() {
        return List.copyOf(done);
    }

    /** Works until the condition holds; whatever goes wrong meanwhile fails with its text. */
    void until(BooleanSupplier ended) {
        Awaitility.await(slug)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(400))
                .until(() -> {
                    turn();
                    assertThat(lastStep)
                            .as("%s stands still after %s; refused: %s", slug, done, refusals)
                            .isAfter(Instant.now().minus(STANDSTILL));
                    return ended.getAsBoolean();
                });
    }

    /** Everybody of the house looks once and does what is there to do. */
    void turn() {
        HOUSE.forEach(this::work);
    }

    /** Works until a task of this definition is offered, and leaves it to somebody else. */
    public void untilOffered(String definition) {
        leftOpen.clear();
        reserved = definition;
        until(() -> !leftOpen.isEmpty());
        reserved = null;
    }

    private void work(String user) {
        Tasklist tasklist = new Tasklist(RestPerson.of(port, user));
        for (Tasklist.Task task : tasklist.tasks(slug, user.replaceAll("-2$", ""))) {
            if (task.definition().equals(reserved)) {
                leftOpen.add(task.id());
                continue;
            }
            HttpResponse<String> claimed = tasklist.claim(task);
            if (claimed.statusCode() / 100 == 2) {
                answer(tasklist, task, user);
            } else {
                refusals.add(task.definition() + " by " + user + ": " + claimed.body());
            }
        }
    }

    private void answer(Tasklist tasklist, Tasklist.Task task, String user) {
        Map<String, Object> answers =
                tasklist.form(task, overrides(task.definition())).answers();
        HttpResponse<String> answered = tasklist.submit(task, answers);
        if (overtaken(answered)) {
            refusals.add(task.definition() + " by " + user + ": " + answered.body());
            return;
        }
        assertThat(answered.statusCode())
                .as("%s by %s: %s with %s", task.definition(), user, answered.body(), answers)
                .isEqualTo(204);
        done.add(task.definition());
        acknowledged.add(task.id());
        once.remove(task.definition());
        refusals.clear();
        lastStep = Instant.now();
    }

    private Map<String, Object> overrides(String definition) {
        Map<String, Object> overrides = new LinkedHashMap<>(script.getOrDefault(definition, Map.of()));
        overrides.putAll(once.getOrDefault(definition, Map.of()));
        return overrides;
    }

    /**
     * Somebody else's step won the race for the same join, took the task away or holds the release; the person looks
     * again.
     */
    private static boolean overtaken(HttpResponse<String> answered) {
        return answered.statusCode() == 409
                || answered.statusCode() == 404
                || answered.body().contains("the release is blocked by")
                || answered.body().contains("a rollback of the release is being decided");
    }
}
