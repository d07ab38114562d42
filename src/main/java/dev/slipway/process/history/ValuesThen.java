package dev.slipway.process.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the variables of a process held while somebody filled in a form, read from the engine's full history. */
@Component
class ValuesThen {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HistoryService history;

    ValuesThen(HistoryService history) {
        this.history = history;
    }

    /** Everything that was ever written in one process, in order, and where it can be seen. */
    OfProcess of(String instance) {
        List<HistoricDetail> updates = history.createHistoricDetailQuery()
                .variableUpdates()
                .processInstanceId(instance)
                .disableCustomObjectDeserialization()
                .orderPartiallyByOccurrence()
                .asc()
                .unlimitedList();
        List<Written> all = IntStream.range(0, updates.size())
                .mapToObj(place -> Written.of(place, (HistoricVariableUpdate) updates.get(place)))
                .toList();
        return new OfProcess(instance, all, scopes(instance), visits(instance));
    }

    private Map<String, String> scopes(String instance) {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instance)
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .includeDeleted()
                .unlimitedList()
                .stream()
                .collect(Collectors.toMap(HistoricVariableInstance::getId, ValuesThen::scope));
    }

    private static String scope(HistoricVariableInstance variable) {
        return Objects.requireNonNullElse(variable.getActivityInstanceId(), variable.getProcessInstanceId());
    }

    private Map<String, Visit> visits(String instance) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).unlimitedList().stream()
                .collect(Collectors.toMap(HistoricActivityInstance::getId, Visit::of));
    }

    /** One visit of an element, and the one that it is inside. */
    private record Visit(String id, String parent, @Nullable String task) {

        static Visit of(HistoricActivityInstance step) {
            return new Visit(step.getId(), step.getParentActivityInstanceId(), step.getTaskId());
        }
    }

    /** One value as it was written, and its place among all. */
    private record Written(
            int place,
            String variable,
            String name,
            @Nullable Object value,
            @Nullable String visit) {

        static Written of(int place, HistoricVariableUpdate update) {
            return new Written(
                    place,
                    update.getVariableInstanceId(),
                    update.getVariableName(),
                    plain(update.getTypedValue()),
                    update.getActivityInstanceId());
        }

        private static @Nullable Object plain(TypedValue value) {
            if (!(value instanceof SerializableValue stored)) {
                return value.getValue();
            }
            try {
                String text = Objects.requireNonNullElse(stored.getValueSerialized(), "null");
                return JSON.readValue(text, Object.class);
            } catch (JsonProcessingException | IllegalStateException noJson) {
                return null;
            }
        }
    }

    /** The values of one process. */
    static final class OfProcess {

        private final String instance;
        private final List<Written> all;
        private final Map<String, String> scopes;
        private final Map<String, Visit> visits;

        private OfProcess(String instance, List<Written> all, Map<String, String> scopes, Map<String, Visit> visits) {
            this.instance = instance;
            this.all = all;
            this.scopes = scopes;
            this.visits = visits;
        }

        /** Whether the process and the visit of the task are still remembered. */
        boolean covers(FilledForm form) {
            return form.task() == null ? !all.isEmpty() : visit(form).isPresent();
        }

        /** What the form showed, overlaid with what was answered. */
        Map<String, @Nullable Object> values(FilledForm form) {
            List<Written> written = form.task() == null ? List.of() : visible(form);
            List<Written> answers = answers(form);
            int end = answers.stream().mapToInt(Written::place).min().orElse(all.size());
            Map<String, @Nullable Object> values = new HashMap<>();
            written.stream().filter(one -> one.place() < end).forEach(one -> values.put(one.name(), one.value()));
            values.putAll(KeptAnswers.of(form.answers(), byName(answers)));
            return values;
        }

        private Optional<Visit> visit(FilledForm form) {
            return visits.values().stream()
                    .filter(visit -> form.id().equals(visit.task()))
                    .findFirst();
        }

        private List<Written> visible(FilledForm form) {
            Set<String> around = visit(form).map(this::around).orElse(Set.of());
            return all.stream()
                    .filter(one -> around.contains(scopes.getOrDefault(one.variable(), instance)))
                    .toList();
        }

        private Set<String> around(Visit visit) {
            Set<String> around = new HashSet<>(Set.of(instance));
            Visit at = visit;
            while (at != null && around.add(at.id())) {
                at = visits.get(at.parent());
            }
            return around;
        }

        /** Of each answered field the last value that was written with the task: a form's null inputs come first. */
        private List<Written> answers(FilledForm form) {
            String place =
                    form.task() == null ? instance : visit(form).map(Visit::id).orElse("");
            Map<String, Written> last = new HashMap<>();
            all.stream()
                    .filter(one -> place.equals(one.visit()) || form.task() == null)
                    .filter(one -> form.answers().containsKey(one.name()))
                    .forEach(one -> keep(form, one, last));
            return List.copyOf(last.values());
        }

        /** With a start the first value counts: later ones are not what was sent. */
        private static void keep(FilledForm form, Written one, Map<String, Written> last) {
            if (form.task() == null) {
                last.putIfAbsent(one.name(), one);
            } else {
                last.put(one.name(), one);
            }
        }

        private static Map<String, @Nullable Object> byName(List<Written> written) {
            Map<String, @Nullable Object> values = new HashMap<>();
            written.forEach(one -> values.put(one.name(), one.value()));
            return values;
        }
    }
}
