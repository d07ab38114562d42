package dev.slipway.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/** Turns a document into the one sequence of bytes that RFC 8785 gives it, and refuses what has no such sequence. */
public final class CanonicalJson {

    /** Leaves room below the 65,535 bytes that an entry bundle can describe. */
    public static final int MAX_BYTES = 60 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private CanonicalJson() {}

    /** @throws UnacceptableJson when the document is not plain I-JSON or is too large */
    public static byte[] bytes(Map<String, ?> document) {
        byte[] bytes = canonical(PlainJson.admit(document));
        if (bytes.length > MAX_BYTES) {
            throw new UnacceptableJson(
                    "$",
                    "at most " + MAX_BYTES + " bytes",
                    bytes.length + " bytes",
                    "Store it as evidence, name its digest");
        }
        return bytes;
    }

    // PlainJson has run: it keeps from the canonicalizer all that it would repair in silence.
    private static byte[] canonical(Map<String, Object> plain) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(plain)).getEncodedUTF8();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Plain JSON could not be written.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Plain JSON could not be made canonical.", e);
        }
    }
}
