package dev.slipway.process.record;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The application refuses to start because whoever can read a file could sign the ledger in its name. */
class UnprotectedKey extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private UnprotectedKey(LedgerProperties properties) {
        super("The key that signs the ledger, " + properties.keyFile() + ", has no password.");
    }

    /** @throws UnprotectedKey outside of the sample, when the key file is not locked */
    static void refuse(LedgerProperties properties, Environment environment) {
        boolean open =
                properties.pkcs11Config() == null && properties.keyPassword().isEmpty();
        if (open && !environment.acceptsProfiles(Profiles.of("sample"))) {
            throw new UnprotectedKey(properties);
        }
    }
}
