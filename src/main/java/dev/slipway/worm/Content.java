package dev.slipway.worm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Bytes on their way into a store; they are read more than once, since a digest of them is sent ahead.
 *
 * @param size bytes
 */
public record Content(String mediaType, long size, Source source) {

    private static final String BINARY = "application/octet-stream";

    /** Begins to read from the first byte, every time. */
    public interface Source {
        InputStream open() throws IOException;
    }

    static Content of(byte[] bytes) {
        return of(BINARY, bytes);
    }

    public static Content of(String mediaType, byte[] bytes) {
        return new Content(mediaType, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** A file, which is never in memory as a whole. */
    public static Content of(Path file) throws IOException {
        return new Content(BINARY, Files.size(file), () -> Files.newInputStream(file));
    }

    InputStream open() {
        try {
            return source.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them, in memory. */
    public byte[] bytes() {
        try (InputStream input = open()) {
            return input.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In base64, as object stores ask for it. */
    String md5() {
        try (DigestInputStream input = new DigestInputStream(open(), MessageDigest.getInstance("MD5"))) {
            input.transferTo(OutputStream.nullOutputStream());
            return Base64.getEncoder().encodeToString(input.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5.", e);
        }
    }
}
