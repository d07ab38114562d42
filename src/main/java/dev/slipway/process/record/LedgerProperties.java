package dev.slipway.process.record;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger signs.
 *
 * @param origin name of this ledger for ever, a schema-less address such as {@code ledger.example.org/deployments}
 * @param keyFile PKCS#12 file of its keys; nodes of one ledger share it
 * @param keyPassword opens that file; without one, whoever can read the file can sign
 * @param rotateKey true makes a new key at this start, which signs from then on
 */
@ConfigurationProperties("slipway.ledger")
record LedgerProperties(
        @DefaultValue("slipway.local/ledger") String origin,
        Path keyFile,
        @DefaultValue("") String keyPassword,
        @DefaultValue("false") boolean rotateKey) {

    /** Without the password. */
    @Override
    public String toString() {
        return "LedgerProperties[origin=" + origin + ", keyFile=" + keyFile + "]";
    }
}
