package dev.slipway.process.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.release.Digests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as the ledger has them; the engine only lends the types, and long texts of which the ledger has the digest. */
final class KeptAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private KeptAnswers() {}

    static Map<String, @Nullable Object> of(Map<String, Object> ledger, Map<String, @Nullable Object> engine) {
        Map<String, @Nullable Object> answers = new HashMap<>();
        ledger.forEach((key, value) -> answers.put(key, answer(value, engine.get(key))));
        return answers;
    }

    private static @Nullable Object answer(@Nullable Object recorded, @Nullable Object kept) {
        if (recorded instanceof Map<?, ?> digest) {
            return longText(digest, kept);
        }
        Object value = recorded instanceof String text && text.startsWith("[") ? list(text) : recorded;
        return kept != null && TextTemplate.words(kept).equals(TextTemplate.words(value)) ? kept : value;
    }

    /** The engine's text counts only when it is the one that the ledger has the digest of. */
    private static Object longText(Map<?, ?> digest, @Nullable Object kept) {
        String named = "sha256:" + digest.get("sha256");
        return kept instanceof String text && Digests.of(text).equals(named)
                ? text
                : "A text of " + digest.get("bytes") + " bytes that is not kept any more; its digest is " + named + ".";
    }

    private static Object list(String text) {
        try {
            return JSON.readValue(text, TEXTS);
        } catch (JsonProcessingException noList) {
            return text;
        }
    }
}
