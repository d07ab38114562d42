package dev.slipway.process.handin;

import dev.slipway.release.EvidenceLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The body of a request, of which no more is read than a document of its type may have. */
record SentDocument(byte[] content, boolean yaml) {

    private static final String JSON = "application/json";
    private static final List<String> YAML = List.of("application/yaml", "application/x-yaml", "text/yaml");

    static SentDocument read(HttpServletRequest request, String type) throws IOException {
        boolean yaml = isYaml(request.getContentType(), type);
        int most = EvidenceLimits.of(type);
        if (request.getContentLengthLong() > most) {
            throw tooLarge(type, most, request.getContentLengthLong() + " bytes announced");
        }
        byte[] content = request.getInputStream().readNBytes(most + 1);
        if (content.length > most) {
            throw tooLarge(type, most, "more");
        }
        return new SentDocument(content, yaml);
    }

    private static boolean isYaml(@Nullable String contentType, String type) {
        String media =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean yaml = YAML.contains(media) && type.equals("compliance");
        if (!yaml && !media.equals(JSON)) {
            throw new HandInRefused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The header 'Content-Type' must be application/json"
                            + (type.equals("compliance") ? " or application/yaml" : "") + "; found '"
                            + (media.length() > 80 ? media.substring(0, 80) : media) + "'. Set it and send it again.");
        }
        return yaml;
    }

    private static HandInRefused tooLarge(String type, int most, String found) {
        return new HandInRefused(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "Evidence '" + type + "' must have at most " + most + " bytes; found " + found
                        + ". Attach the bulk and name its digest.");
    }
}
