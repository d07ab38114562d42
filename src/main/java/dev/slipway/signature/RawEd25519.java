package dev.slipway.signature;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/** The 32 bytes of RFC 8032 that are an Ed25519 key, and their SubjectPublicKeyInfo. */
final class RawEd25519 {

    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int LENGTH = 32;

    private RawEd25519() {}

    static byte[] of(PublicKey key) {
        byte[] spki = key.getEncoded();
        return Arrays.copyOfRange(spki, spki.length - LENGTH, spki.length);
    }

    static byte[] spki(byte[] raw) {
        if (raw.length != LENGTH) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes, found " + raw.length + ".");
        }
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + LENGTH);
        System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, LENGTH);
        return spki;
    }
}
