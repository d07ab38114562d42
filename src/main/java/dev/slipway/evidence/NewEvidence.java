package dev.slipway.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One document as it is handed in.
 *
 * @param type what it is, for example {@code evaluation}
 * @param revision the one that is insisted on, null for the next one
 * @param mediaType {@code application/json} or {@code application/yaml}
 */
public record NewEvidence(String type, @Nullable Integer revision, String mediaType, byte[] content) {

    public String digest() {
        return ContentDigest.of(content);
    }
}
