package dev.slipway.process.record;

import dev.slipway.signature.NoteKeyFile;
import dev.slipway.signature.NoteKeyToken;
import dev.slipway.signature.NoteKeys;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger signs.
 *
 * @param origin name of this ledger for ever, a schema-less address such as {@code ledger.example.org/deployments}
 * @param keyFile PKCS#12 file of its keys; nodes of one ledger share it
 * @param keyPassword opens that file; needed outside of the sample, since without one whoever can read the file can sign
 * @param pkcs11Config file that names a device for keys (PKCS#11), which then signs
 * @param pkcs11Pin opens that device
 * @param anchorFile keeps the newest checkpoint outside of the database; each node has its own
 */
@ConfigurationProperties("slipway.ledger")
record LedgerProperties(
        @DefaultValue("slipway.local/ledger") String origin,
        Path keyFile,
        @DefaultValue("") String keyPassword,
        Path anchorFile,
        @Nullable Path pkcs11Config,
        @DefaultValue("") String pkcs11Pin) {

    /** In the file or, where one is named, in the device; what the file's keys signed before stays known. */
    NoteKeys keys() {
        NoteKeyFile file = new NoteKeyFile(keyFile, keyPassword.toCharArray());
        return pkcs11Config == null ? file : new NoteKeyToken(pkcs11Config, pkcs11Pin.toCharArray(), file);
    }

    /** What to say of a key that was made. */
    String madeKey() {
        if (pkcs11Config != null) {
            return "in the device of " + pkcs11Config;
        }
        return keyFile + (keyPassword.isEmpty() ? ", without a password (slipway.ledger.key-password)" : "")
                + ". Keep a copy of the file where only you can read it";
    }

    /** Without the password and the PIN. */
    @Override
    public String toString() {
        return "LedgerProperties[origin=" + origin + ", keyFile=" + keyFile + "]";
    }
}
