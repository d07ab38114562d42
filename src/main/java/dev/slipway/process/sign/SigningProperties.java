package dev.slipway.process.sign;

import dev.slipway.signature.NoteKeyFile;
import dev.slipway.signature.NoteKeyToken;
import dev.slipway.signature.NoteKeys;
import jakarta.validation.constraints.AssertTrue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How answers are signed.
 *
 * @param trial for trying out: the service key may sign for people whatever the tier
 * @param freshLogin how long ago a person may have logged in for whom the service key signs
 * @param statementValidity how long a statement may be signed
 * @param keyFile PKCS#12 file of the service keys; nodes of one installation share it
 * @param keyPassword opens that file, unless set the password of the ledger's; needed outside of the sample
 * @param pkcs11Config file that names a device for keys (PKCS#11), which then signs
 * @param pkcs11Pin opens that device
 */
@Validated
@ConfigurationProperties("slipway.approval")
record SigningProperties(
        @DefaultValue("false") boolean trial,
        @DefaultValue("15m") Duration freshLogin,
        @DefaultValue("10m") Duration statementValidity,
        Path keyFile,
        @DefaultValue("") String keyPassword,
        @Nullable Path pkcs11Config,
        @DefaultValue("") String pkcs11Pin) {

    /** In the file or, where one is named, in the device; what the file's keys signed before stays known. */
    NoteKeys keys() {
        NoteKeyFile file = new NoteKeyFile(keyFile, keyPassword.toCharArray());
        return pkcs11Config == null
                ? file
                : new NoteKeyToken(pkcs11Config, pkcs11Pin.toCharArray(), file, NoteKeyToken.APPROVALS);
    }

    /** Whoever can read the file could sign. */
    boolean open() {
        return pkcs11Config == null && keyPassword.isEmpty();
    }

    /** Whether a login at that time is one within minutes; one at an unknown time is not. */
    boolean fresh(Optional<Instant> login, Instant now) {
        return login.filter(at -> !at.plus(freshLogin).isBefore(now)).isPresent();
    }

    /** What to say of a key that was made. */
    String madeKey() {
        return pkcs11Config != null
                ? "in the device of " + pkcs11Config
                : keyFile + (keyPassword.isEmpty() ? ", without a password (slipway.approval.key-password)" : "")
                        + ". Keep a copy of the file where only you can read it";
    }

    @AssertTrue(message = "fresh-login and statement-validity must be longer than zero")
    boolean isDurationsPositive() {
        return freshLogin.compareTo(Duration.ZERO) > 0 && statementValidity.compareTo(Duration.ZERO) > 0;
    }

    /** Without the password and the PIN. */
    @Override
    public String toString() {
        return "SigningProperties[keyFile=" + keyFile + "]";
    }
}
