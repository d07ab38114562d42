package dev.slipway.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The keys that sign notes, in a PKCS#12 file: one an alias, numbered from 1; the highest signs, the others are kept so
 * that what they signed is still known. Whoever can read the file can sign, so only its owner may.
 */
public final class NoteKeyFile implements NoteKeys {

    private static final String TYPE = "PKCS12";
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;
    private final char[] password;

    public NoteKeyFile(Path file, char[] password) {
        this.file = file;
        this.password = password.clone();
    }

    @Override
    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * Makes a new Ed25519 key that signs from now on.
     *
     * @throws IllegalStateException when the file cannot be written
     */
    @Override
    public void addKey(Instant now) {
        try {
            KeyStore store = exists() ? load() : empty();
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String alias = String.valueOf(store.size() + 1);
            store.setKeyEntry(alias, pair.getPrivate(), password, new Certificate[] {
                KeyCertificate.of(pair, new JcaContentSignerBuilder("Ed25519"), now)
            });
            save(store);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw unusable("take a new key", e);
        }
    }

    /**
     * Every key under this name, oldest first.
     *
     * @throws IllegalStateException when the file is missing, broken or locked with another password
     */
    @Override
    public List<NoteSigner> signers(String name) {
        return keys().stream()
                .map(pair -> new NoteSigner(name, pair.getPrivate(), pair.getPublic()))
                .toList();
    }

    /**
     * The key that signs, as the key of a witness under this name.
     *
     * @throws IllegalStateException when the file is missing, broken or locked with another password
     */
    public Cosigner cosigner(String name) {
        List<KeyPair> keys = keys();
        KeyPair newest = keys.get(keys.size() - 1);
        return new Cosigner(name, newest.getPrivate(), newest.getPublic());
    }

    private List<KeyPair> keys() {
        try {
            KeyStore store = load();
            List<String> aliases = Collections.list(store.aliases()).stream()
                    .sorted((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)))
                    .toList();
            if (aliases.isEmpty()) {
                throw new IOException("it holds no key");
            }
            List<KeyPair> keys = new ArrayList<>();
            for (String alias : aliases) {
                keys.add(new KeyPair(
                        store.getCertificate(alias).getPublicKey(), (PrivateKey) store.getKey(alias, password)));
            }
            return keys;
        } catch (GeneralSecurityException | IOException | NumberFormatException e) {
            throw unusable("be read", e);
        }
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(TYPE);
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, password);
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(TYPE);
        store.load(null, null);
        return store;
    }

    /** Whole or not at all: a half-written file would be the loss of a key. */
    private void save(KeyStore store) throws GeneralSecurityException, IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part);
        if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString(OWNER_ONLY));
        }
        try (OutputStream bytes = Files.newOutputStream(part)) {
            store.store(bytes, password);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private IllegalStateException unusable(String operation, Exception cause) {
        return new IllegalStateException(
                "The key file " + file + " could not " + operation + ": " + cause.getMessage()
                        + ". Put it back from its copy, or name the right password.",
                cause);
    }
}
