package dev.slipway.audit.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** How the facts of a line are kept: as JSON, each text cut where a table no longer serves its reader. */
final class Facts {

    private static final int LONGEST = 1500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private Facts() {}

    static String json(Map<String, String> facts) {
        Map<String, String> cut = new TreeMap<>();
        facts.forEach((name, text) -> cut.put(name, cut(text)));
        try {
            return JSON.writeValueAsString(cut);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, String> of(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("A line of a register is not what this program wrote: " + json, foreign);
        }
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + " …";
    }
}
