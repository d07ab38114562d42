package dev.slipway.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign notes, in a device that never gives them away (PKCS#11): ECDSA on P-256, with the labels
 * {@code slipway-ledger-1} and so on. What an earlier key file signed stays known when that file is named.
 */
public final class NoteKeyToken implements NoteKeys {

    /** How the labels of the keys that sign the ledger begin. */
    public static final String LEDGER = "slipway-ledger-";

    /** How the labels of the keys that sign approvals begin. */
    public static final String APPROVALS = "slipway-approval-";

    private static final String PROVIDER = "SunPKCS11";
    private static final String STORE = "PKCS11";
    private static final String CURVE = "secp256r1";
    private static final int CURVE_BITS = 256;

    private final Path configuration;
    private final char[] pin;
    private final @Nullable NoteKeyFile before;
    private final String label;
    private final Provider provider;

    /**
     * @param configuration file for SunPKCS11 that names the device's library and slot
     * @param before file of the keys that signed before the device did
     * @throws IllegalStateException when the device cannot be reached
     */
    public NoteKeyToken(Path configuration, char[] pin, @Nullable NoteKeyFile before) {
        this(configuration, pin, before, LEDGER);
    }

    /** @param label what the labels of its keys begin with, before their number */
    public NoteKeyToken(Path configuration, char[] pin, @Nullable NoteKeyFile before, String label) {
        this.label = label;
        this.configuration = configuration;
        this.pin = pin.clone();
        this.before = before;
        this.provider = provider();
    }

    @Override
    public boolean exists() {
        try {
            return newest(open()) > 0;
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            throw unusable("be read", e);
        }
    }

    /** Makes the key in the device. */
    @Override
    public void addKey(Instant now) {
        try {
            KeyStore store = open();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair pair = generator.generateKeyPair();
            JcaContentSignerBuilder signer = new JcaContentSignerBuilder("SHA256withECDSA").setProvider(provider);
            Certificate certificate = KeyCertificate.of(pair, signer, now);
            store.setKeyEntry(label + (newest(store) + 1), pair.getPrivate(), null, new Certificate[] {certificate});
        } catch (GeneralSecurityException | OperatorCreationException | IOException | ProviderException e) {
            throw unusable("take a new key", e);
        }
    }

    @Override
    public List<NoteSigner> signers(String name) {
        try {
            KeyStore store = open();
            List<NoteSigner> signers =
                    new ArrayList<>(before == null || !before.exists() ? List.of() : before.signers(name));
            for (int number = 1; number <= newest(store); number++) {
                signers.add(signer(name, store, label + number));
            }
            return signers;
        } catch (GeneralSecurityException | IOException | ProviderException e) {
            throw unusable("be read", e);
        }
    }

    private NoteSigner signer(String name, KeyStore store, String alias) throws GeneralSecurityException, IOException {
        Certificate certificate = store.getCertificate(alias);
        if (certificate == null || !(store.getKey(alias, null) instanceof PrivateKey key)) {
            throw new IOException("it has no key with the label " + alias);
        }
        PublicKey open = certificate.getPublicKey();
        if (!(open instanceof ECPublicKey curved)
                || curved.getParams().getCurve().getField().getFieldSize() != CURVE_BITS) {
            throw new IOException("its key with the label " + alias + " is not one on the curve P-256");
        }
        return new NoteSigner(name, key, open, provider);
    }

    /** The highest number among the labels, or 0. */
    private int newest(KeyStore store) throws GeneralSecurityException {
        return Collections.list(store.aliases()).stream()
                .filter(alias -> alias.matches(label + "[1-9]\\d{0,5}"))
                .mapToInt(alias -> Integer.parseInt(alias.substring(label.length())))
                .max()
                .orElse(0);
    }

    private KeyStore open() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(STORE, provider);
        store.load(null, pin);
        return store;
    }

    private Provider provider() {
        Provider known = Security.getProvider(PROVIDER);
        if (known == null) {
            throw new IllegalStateException("This Java has no " + PROVIDER
                    + " (module jdk.crypto.cryptoki), so it reaches no device for keys.");
        }
        try {
            return known.configure(configuration.toString());
        } catch (InvalidParameterException | ProviderException e) {
            throw unusable("be reached", e);
        }
    }

    private IllegalStateException unusable(String operation, Exception cause) {
        Throwable reason = cause.getCause() == null ? cause : cause.getCause();
        return new IllegalStateException(
                "The device for keys of " + configuration + " could not " + operation + ": " + reason.getMessage()
                        + ". Check the library and the slot in that file, the PIN ("
                        + (label.equals(LEDGER) ? "slipway.ledger" : "slipway.approval")
                        + ".pkcs11-pin), and that the device is connected.",
                cause);
    }
}
