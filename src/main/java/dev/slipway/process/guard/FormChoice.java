package dev.slipway.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/**
 * A question of a form whose answers are given.
 *
 * @param options what people read, by the value that is stored
 */
public record FormChoice(String key, String label, Map<String, String> options) {

    private static final Set<String> CHOICES = Set.of("radio", "select");

    public FormChoice {
        options = Map.copyOf(options);
    }

    /** The choices of the form that was deployed with the task, in order, none without a readable form; for use while it completes. */
    public static List<FormChoice> ofTask(String taskId) {
        CommandContext context = Context.getCommandContext();
        Callable<InputStream> deployed = () -> new GetDeployedTaskFormCmd(taskId).execute(context);
        try (InputStream json = context.runWithoutAuthorization(deployed)) {
            List<FormChoice> found = new ArrayList<>();
            collect(Json.read(json).path("components"), found);
            return List.copyOf(found);
        } catch (BadUserRequestException | IOException noForm) {
            return List.of();
        }
    }

    /** The answer in words; a value that the form does not offer is none. */
    public Optional<String> inWords(@Nullable Object value) {
        return value == null ? Optional.empty() : Optional.ofNullable(options.get(value.toString()));
    }

    private static void collect(JsonNode components, List<FormChoice> found) {
        components.forEach(component -> {
            if (CHOICES.contains(component.path("type").asText())) {
                found.add(choice(component));
            }
            collect(component.path("components"), found);
        });
    }

    private static FormChoice choice(JsonNode component) {
        Map<String, String> options = new LinkedHashMap<>();
        component
                .path("values")
                .forEach(option -> options.put(
                        option.path("value").asText(), option.path("label").asText()));
        return new FormChoice(
                component.path("key").asText(), component.path("label").asText(), options);
    }
}
