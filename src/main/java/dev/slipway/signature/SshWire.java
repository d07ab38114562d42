package dev.slipway.signature;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads and writes the strings of RFC 4251: a length of four bytes and so many bytes. */
final class SshWire {

    private final ByteBuffer bytes;

    SshWire(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    byte[] string() {
        int length = number();
        if (length < 0 || length > bytes.remaining()) {
            throw broken();
        }
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    String text() {
        return new String(string(), StandardCharsets.UTF_8);
    }

    int number() {
        try {
            return bytes.getInt();
        } catch (BufferUnderflowException e) {
            throw broken();
        }
    }

    byte[] take(int length) {
        if (length > bytes.remaining()) {
            throw broken();
        }
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    void end() {
        if (bytes.hasRemaining()) {
            throw broken();
        }
    }

    static byte[] string(byte[] value) {
        return ByteBuffer.allocate(Integer.BYTES + value.length)
                .putInt(value.length)
                .put(value)
                .array();
    }

    private static UnreadableSignature broken() {
        return new UnreadableSignature("What OpenSSH wrote is cut off or has something behind its end.");
    }
}
