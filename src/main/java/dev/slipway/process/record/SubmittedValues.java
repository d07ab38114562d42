package dev.slipway.process.record;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The values that came with a start or a completion, as the engine's history of the same transaction has them. */
@Component
class SubmittedValues {

    /** Beyond this the texts of one form are named by their digests, so that an entry never outgrows the ledger. */
    private static final int MAX_TEXTS = 40_000;

    private static final int SHORT_TEXT = 64;

    private final LedgerRecorder recorder;

    SubmittedValues(LedgerRecorder recorder) {
        this.recorder = recorder;
    }

    @EventListener
    void on(HistoricVariableUpdateEventEntity event) {
        recorder.notes().add(event);
    }

    /** What was written while the task was the current activity: not what steps before or after it wrote. */
    Supplier<Map<String, Object>> ofActivity(@Nullable String activityInstanceId) {
        return values(
                update -> activityInstanceId != null && activityInstanceId.equals(update.getActivityInstanceId()));
    }

    Supplier<Map<String, Object>> ofStart(String processInstanceId) {
        return values(update ->
                Boolean.TRUE.equals(update.isInitial()) && processInstanceId.equals(update.getProcessInstanceId()));
    }

    private Supplier<Map<String, Object>> values(Predicate<HistoricVariableUpdateEventEntity> wanted) {
        List<Object> notes = recorder.notes();
        return () -> values(notes.stream()
                .filter(HistoricVariableUpdateEventEntity.class::isInstance)
                .map(HistoricVariableUpdateEventEntity.class::cast)
                .filter(wanted)
                .toList());
    }

    @SuppressWarnings("NullAway") // a value may be null
    private static Map<String, Object> values(List<HistoricVariableUpdateEventEntity> updates) {
        Map<String, Object> values = new TreeMap<>();
        updates.forEach(update -> values.put(update.getVariableName(), value(update)));
        int limit = values.values().stream().mapToInt(SubmittedValues::weight).sum() > MAX_TEXTS
                ? SHORT_TEXT
                : PlainValue.MAX_TEXT;
        values.replaceAll((name, value) -> value instanceof String text ? PlainValue.text(text, limit) : value);
        return values;
    }

    private static @Nullable Object value(HistoricVariableUpdateEventEntity update) {
        return switch (update.getSerializerName()) {
            case "null" -> null;
            case "string" -> update.getTextValue();
            case "boolean" -> Long.valueOf(1).equals(update.getLongValue());
            case "short", "integer", "long" -> PlainValue.of(update.getLongValue());
            case "double" -> PlainValue.of(update.getDoubleValue());
            case "date" -> PlainValue.of(update.getLongValue() == null ? null : new Date(update.getLongValue()));
            case "json" -> new String(bytes(update), StandardCharsets.UTF_8);
            default -> PlainValue.digest(bytes(update));
        };
    }

    private static byte[] bytes(HistoricVariableUpdateEventEntity update) {
        byte[] bytes = update.getByteValue();
        return bytes == null ? new byte[0] : bytes;
    }

    // The most bytes that canonical JSON may need; what PlainValue will shorten anyway counts as little.
    private static int weight(@Nullable Object value) {
        if (!(value instanceof String text) || text.length() > PlainValue.MAX_TEXT) {
            return SHORT_TEXT;
        }
        return text.chars().map(c -> c < ' ' ? 6 : c < 0x80 ? 1 : 3).sum();
    }
}
