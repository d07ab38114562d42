package dev.slipway.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of the ledger, as read from its stored bytes.
 *
 * @param sequence place in the ledger, from 0
 * @param previous leaf hash of the entry before, or zeros
 * @param time when it was appended, by the ledger's clock; the order is that of the sequence
 * @param content what the caller recorded
 * @param text the stored bytes, which alone are hashed
 */
public record Entry(long sequence, String previous, Instant time, NewEntry content, String text) {

    static final String NO_PREVIOUS = "0".repeat(2 * Sha256.BYTES);

    /** @throws IllegalArgumentException when the bytes are not an entry */
    static Entry parse(byte[] bytes) {
        String text = JsonText.utf8(bytes);
        Fields fields = new Fields(JsonText.parse(text));
        return new Entry(
                fields.integer("sequence"),
                fields.text("previous"),
                UtcTime.parse(fields.text("time")),
                NewEntry.parse(fields),
                text);
    }

    static byte[] bytes(long sequence, String previous, Instant time, NewEntry content) {
        Map<String, Object> document = new TreeMap<>(content.document());
        document.put("sequence", sequence);
        document.put("previous", previous);
        document.put("time", UtcTime.text(time));
        return CanonicalJson.bytes(document);
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** RFC 6962 section 2.1, lower-case hex. */
    public String leafHash() {
        return Sha256.hex(Frontier.leafHash(bytes()));
    }
}
