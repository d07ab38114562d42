package dev.slipway.signature;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Reads the small part of CBOR (RFC 8949) that public keys are written in: a map of numbers to numbers and bytes. */
final class CborMap {

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int MAP = 5;
    private static final int MOST_FIELDS = 16;

    private final String what;
    private final ByteBuffer rest;

    private CborMap(String what, byte[] bytes) {
        this.what = what;
        this.rest = ByteBuffer.wrap(bytes);
    }

    /**
     * @param what for messages
     * @return numbers as {@link Long}, and arrays of bytes
     * @throws UnreadableSignature when the bytes are not exactly one such map
     */
    static Map<Long, Object> parse(String what, byte[] bytes) {
        try {
            return new CborMap(what, bytes).map();
        } catch (BufferUnderflowException e) {
            throw new UnreadableSignature(what + " ends in the middle of its CBOR.");
        }
    }

    private Map<Long, Object> map() {
        int head = head();
        long size = argument(head);
        if (major(head) != MAP || size > MOST_FIELDS) {
            throw refused();
        }
        Map<Long, Object> fields = new HashMap<>();
        for (long field = 0; field < size; field++) {
            if (!(item() instanceof Long name) || fields.put(name, item()) != null) {
                throw refused();
            }
        }
        if (rest.hasRemaining()) {
            throw refused();
        }
        return fields;
    }

    private Object item() {
        int head = head();
        long argument = argument(head);
        return switch (major(head)) {
            case UNSIGNED -> argument;
            case NEGATIVE -> -1 - argument;
            case BYTES -> bytes(argument);
            default -> throw refused();
        };
    }

    private byte[] bytes(long length) {
        if (length > rest.remaining()) {
            throw refused();
        }
        byte[] bytes = new byte[(int) length];
        rest.get(bytes);
        return bytes;
    }

    private int head() {
        return rest.get() & 0xff;
    }

    private static int major(int head) {
        return head >> 5;
    }

    private long argument(int head) {
        int length = head & 0x1f;
        return switch (length) {
            case 24 -> rest.get() & 0xffL;
            case 25 -> rest.getShort() & 0xffffL;
            case 26 -> rest.getInt() & 0xffffffffL;
            default -> {
                if (length > 24) {
                    throw refused();
                }
                yield length;
            }
        };
    }

    private UnreadableSignature refused() {
        return new UnreadableSignature(
                what + " must be one CBOR map of at most " + MOST_FIELDS + " numbers to numbers or bytes; it is not.");
    }
}
