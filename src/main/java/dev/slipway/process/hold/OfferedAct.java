package dev.slipway.process.hold;

import dev.slipway.process.guard.Refusal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a task of a model lifts, rejects or sends back, in a property such as {@code act.rework.plan} of the task: its
 * answers as {@code key=value}, of which {@code $reason} and {@code $confirmed} are what the person says.
 *
 * @param to where the release goes back to, or empty
 * @param when what the process must know for it, written {@code when:key=value}
 * @param demanding roles of whom the form asks more than that, written {@code more:role}, or {@code more} for all
 */
public record OfferedAct(
        TaskAct act, String to, Map<String, String> answers, Map<String, String> when, Set<String> demanding) {

    private static final String PREFIX = "act.";
    private static final String REASON = "$reason";
    private static final String CONFIRMED = "$confirmed";
    private static final String WHEN = "when:";
    private static final String MORE = "more";
    private static final String ALL = "*";

    public OfferedAct {
        answers = Map.copyOf(answers);
        when = Map.copyOf(when);
        demanding = Set.copyOf(demanding);
    }

    /** Empty when the property is about something else, or cannot be read: then the task alone is the way. */
    public static Optional<OfferedAct> of(String property, String value) {
        String[] name = property.split("\\.", 3);
        return property.startsWith(PREFIX)
                ? TaskAct.of(name[1]).flatMap(act -> read(act, name.length == 3 ? name[2] : "", value))
                : Optional.empty();
    }

    private static Optional<OfferedAct> read(TaskAct act, String to, String value) {
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, String> when = new LinkedHashMap<>();
        Set<String> demanding = new HashSet<>();
        for (String word : value.split(" ", -1)) {
            String[] sides = word.split("[=:]", -1);
            if (word.startsWith(WHEN) && sides.length == 3) {
                when.put(sides[1], sides[2]);
            } else if (sides[0].equals(MORE)) {
                demanding.add(sides.length == 1 ? ALL : sides[1]);
            } else if (sides.length == 2) {
                answers.put(sides[0], sides[1]);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new OfferedAct(act, to, answers, when, demanding));
    }

    /** @param known what the process knows of a variable */
    public boolean fits(Function<String, @Nullable Object> known) {
        return when.entrySet().stream()
                .allMatch(condition -> condition.getValue().equals(known.apply(condition.getKey())));
    }

    /** Whether the form asks one of these roles for more than a reason. */
    public boolean asksMore(Collection<String> roles) {
        return demanding.contains(ALL) || roles.stream().anyMatch(demanding::contains);
    }

    /** Whether it takes more than a reason that the person stands by it. */
    public boolean asksForConfirmation() {
        return answers.containsValue(CONFIRMED);
    }

    /** The answers as the form takes them. */
    Map<String, @Nullable Object> filledIn(ActRequest request) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>(request.answers());
        answers.forEach((key, value) -> {
            if (filled.containsKey(key)) {
                throw Refusal.badRequest(act.title() + " refused: '" + key
                        + "' is what this address itself answers; leave it out of 'answers'.");
            }
            filled.put(key, said(value, request));
        });
        return filled;
    }

    private static Object said(String value, ActRequest request) {
        return switch (value) {
            case REASON -> request.reason();
            case CONFIRMED -> request.confirmed();
            default -> value;
        };
    }

    /** Where each of them leads, for people who have to choose. */
    static List<String> targets(Collection<OfferedAct> acts) {
        return acts.stream().map(OfferedAct::to).distinct().sorted().toList();
    }
}
