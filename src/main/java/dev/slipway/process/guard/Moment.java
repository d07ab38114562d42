package dev.slipway.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A date, time or both in the ISO form that the browser sends, ISO 8601. */
record Moment(String example, DateTimeFormatter format) implements ValueRule {

    static Moment of(JsonNode component) {
        String offset = offset(component.path("timeSerializingFormat").asText("no_timezone"));
        String zone = offset.isEmpty() ? "" : "Z";
        return switch (component.path("subtype").asText("date")) {
            case "date" -> moment("2026-11-20", "uuuu-MM-dd");
            case "time" -> moment("10:00" + zone, "HH:mm" + offset);
            case "datetime" -> moment("2026-11-20T10:00" + zone, "uuuu-MM-dd'T'HH:mm[:ss]" + offset);
            default -> throw FormReader.uncheckable("a date field of an unknown subtype");
        };
    }

    private static String offset(String serializing) {
        return switch (serializing) {
            case "utc_offset", "utc_normalized" -> "XXX";
            case "no_timezone" -> "";
            default -> throw FormReader.uncheckable("the unknown time format '" + Quoted.of(serializing) + "'");
        };
    }

    private static Moment moment(String example, String pattern) {
        return new Moment(example, DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT));
    }

    @Override
    public @Nullable String broken(Object value, Map<String, @Nullable Object> data) {
        try {
            format.parse(value.toString());
            return null;
        } catch (DateTimeParseException e) {
            return "must be written like " + example + ", found '" + Quoted.of(value) + "'; choose it again";
        }
    }
}
