package dev.slipway.release;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Finds the lines on which places of a document stand; places that are missing stand where their parent does. */
final class LineNumbers {

    private final Map<String, Integer> lines = new HashMap<>();

    private LineNumbers() {}

    /** Reads the text once more, keeping nothing but what is asked for. */
    static LineNumbers of(String text, JsonFactory syntax, Set<String> paths) {
        LineNumbers numbers = new LineNumbers();
        try (JsonParser parser = syntax.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String place = place(token, parser.getParsingContext());
                if (!place.isEmpty() && paths.stream().anyMatch(path -> within(path, place))) {
                    numbers.lines.putIfAbsent(
                            place, parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (IOException broken) {
            return numbers;
        }
        return numbers;
    }

    /** 0 when nothing on the way to the place has a line. */
    int of(String path) {
        String place = path;
        while (!place.isEmpty() && !lines.containsKey(place)) {
            place = place.substring(0, Math.max(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('['))));
        }
        return lines.getOrDefault(place, 0);
    }

    private static String place(JsonToken token, JsonStreamContext context) {
        if (token == JsonToken.FIELD_NAME) {
            return path(context);
        }
        JsonStreamContext holder = token.isStructStart() ? context.getParent() : context;
        return !token.isStructEnd() && holder != null && holder.inArray() ? path(holder) : "";
    }

    private static String path(JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = path(context.getParent());
        return context.inArray()
                ? parent + "[" + context.getCurrentIndex() + "]"
                : (parent.isEmpty() ? "" : parent + ".") + context.getCurrentName();
    }

    private static boolean within(String path, String place) {
        return path.startsWith(place)
                && (path.length() == place.length()
                        || path.charAt(place.length()) == '.'
                        || path.charAt(place.length()) == '[');
    }
}
