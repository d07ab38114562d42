package dev.slipway.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Public keys in a file: one or several in PEM, or lines of OpenSSH. */
public final class KeyText {

    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";

    private KeyText() {}

    /**
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it holds no such key
     */
    public static List<TrustedKey> read(Path file) throws IOException {
        String text = Files.readString(file);
        String name = String.valueOf(file.getFileName());
        List<TrustedKey> keys = new ArrayList<>();
        try {
            if (text.contains(BEGIN)) {
                for (String part : text.substring(text.indexOf(BEGIN)).split("(?=" + BEGIN + ")", -1)) {
                    keys.add(TrustedKey.pem(name, part));
                }
            } else {
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> keys.add(SshSignature.publicKey(name, line)));
            }
        } catch (UnreadableSignature e) {
            throw new IllegalArgumentException("The file " + file + " holds no public key: " + e.getMessage(), e);
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("The file " + file + " holds no public key, in PEM or of OpenSSH.");
        }
        return keys;
    }
}
