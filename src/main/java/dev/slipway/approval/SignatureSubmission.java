package dev.slipway.approval;

import java.util.Map;
import java.util.Objects;

/**
 * A signature as somebody hands it in.
 *
 * @param way how it was made: {@code passkey}, {@code ssh} or {@code blob}
 * @param fields what that way hands in, by name
 */
public record SignatureSubmission(String way, Map<String, String> fields) {

    public SignatureSubmission {
        fields = Map.copyOf(fields);
    }

    /** @throws SignatureRefused when the field is missing */
    public String field(String name) {
        String value = fields.get(name);
        if (value == null || value.isBlank()) {
            throw new SignatureRefused("The signature is refused: with the way '" + way + "' the field '" + name
                    + "' is needed. Add it and send it again.");
        }
        return value;
    }

    public String fieldOr(String name, String otherwise) {
        return Objects.requireNonNullElse(fields.get(name), otherwise);
    }
}
