package dev.slipway.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/** The one sequence of bytes that RFC 8785 gives a document of texts, whole numbers, booleans, lists and maps. */
final class CanonicalText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CanonicalText() {}

    static byte[] of(Map<String, ?> document) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(document)).getEncodedUTF8();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plain document could not be written.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("A plain document could not be made canonical.", e);
        }
    }
}
