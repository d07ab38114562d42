package dev.slipway.audit.pack;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;

/**
 * What a pack consists of, each file by its digest.
 *
 * @param format {@link #FORMAT}
 * @param release slug
 * @param origin name of the ledger
 * @param size entries of the ledger that the pack was made over
 * @param root of the ledger's tree at that size, lower-case hex
 * @param files all but the manifest and its seal, in the order of the pack
 */
@JsonPropertyOrder({"format", "release", "origin", "size", "root", "files"})
record PackManifest(String format, String release, String origin, long size, String root, List<File> files) {

    static final String FORMAT = "slipway-audit-pack/1";

    /** The file in the pack, and the signed note over its digest. */
    static final String NAME = "pack.json";

    static final String SEAL = "pack.note";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /**
     * One file.
     *
     * @param sha256 lower-case hex
     * @param size bytes
     */
    @JsonPropertyOrder({"path", "sha256", "size"})
    record File(String path, String sha256, long size) {}

    PackManifest {
        files = List.copyOf(files);
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A manifest is plain text and numbers.", impossible);
        }
    }

    /** @throws IllegalArgumentException when the bytes are not a manifest of this format */
    static PackManifest parse(byte[] json) {
        try {
            PackManifest manifest = JSON.readValue(json, PackManifest.class);
            if (!FORMAT.equals(manifest.format())) {
                throw new IllegalArgumentException("its format is '" + manifest.format() + "', not " + FORMAT);
            }
            return manifest;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(NAME + " cannot be read", unreadable);
        }
    }

    /**
     * What is signed over the manifest: a note that cannot be taken for a checkpoint.
     *
     * @param digest of the manifest's bytes, lower-case hex
     */
    static String sealed(String release, String digest) {
        return "slipway.dev/audit-pack/1\nrelease " + release + "\nsha256 " + digest + "\n";
    }
}
