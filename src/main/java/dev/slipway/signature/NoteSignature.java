package dev.slipway.signature;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note.
 *
 * @param name of the key
 * @param bytes the key's id in four bytes, then the signature
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NoteSignature(String name, byte[] bytes) {

    private static final String DASH = "\u2014 ";
    private static final int ID = Integer.BYTES;

    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new IllegalArgumentException(
                    "A signature line of a note must read '\u2014 name base64', found '" + line + "'.");
        }
        String name = line.substring(DASH.length(), space);
        NoteVerifier.requireName(name);
        String base64 = line.substring(space + 1);
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length <= ID || !Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException(
                    "The signature of " + name + " is not a key id and a signature in base64.");
        }
        return new NoteSignature(name, bytes);
    }

    boolean isOf(NoteVerifier verifier) {
        return name.equals(verifier.name()) && ByteBuffer.wrap(bytes).getInt() == verifier.keyId();
    }

    byte[] signature() {
        return Arrays.copyOfRange(bytes, ID, bytes.length);
    }

    String line() {
        return DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }
}
