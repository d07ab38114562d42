package dev.slipway.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SignatureException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/** The signature of C2SP tlog-cosignature v1: the time in eight bytes, then Ed25519 over the time and the text. */
final class TimedSignature {

    private static final int LENGTH = Long.BYTES + 64;

    private TimedSignature() {}

    /** What a witness signs when it saw this text at that time. */
    static byte[] signed(byte[] text, long seconds) {
        byte[] head =
                ("cosignature/v1\ntime " + Long.toUnsignedString(seconds) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + text.length);
        System.arraycopy(text, 0, all, head.length, text.length);
        return all;
    }

    static byte[] of(long seconds, byte[] signature) {
        return ByteBuffer.allocate(LENGTH).putLong(seconds).put(signature).array();
    }

    static long seconds(byte[] timed) throws SignatureException {
        if (timed.length != LENGTH) {
            throw new SignatureException("A cosignature has " + LENGTH + " bytes, found " + timed.length + ".");
        }
        return ByteBuffer.wrap(timed).getLong();
    }

    static byte[] signature(byte[] timed) {
        return Arrays.copyOfRange(timed, Long.BYTES, timed.length);
    }

    /** The latest instant for what no clock shows. */
    static Instant time(byte[] timed) throws SignatureException {
        long seconds = seconds(timed);
        try {
            return seconds < 0 ? Instant.MAX : Instant.ofEpochSecond(seconds);
        } catch (DateTimeException beyond) {
            return Instant.MAX;
        }
    }
}
