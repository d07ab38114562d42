package dev.slipway.approval;

import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which passkeys count.
 *
 * @param rpId the domain that passkeys are bound to, for as long as they are to be used; empty for the host of {@code
 *     slipway.notice.base-url}
 * @param origins of the pages in which people sign; empty for the one of {@code slipway.notice.base-url}
 * @param attestation whether an authenticator is asked to tell its make when it is enrolled
 * @param synced whether a passkey counts that may be copied to a cloud account
 */
@Validated
@ConfigurationProperties("slipway.approval.passkey")
record PasskeyProperties(
        @DefaultValue("") @Pattern(regexp = "|[a-z0-9-]+(\\.[a-z0-9-]+)*")
        String rpId,

        @DefaultValue Set<@Pattern(regexp = "https?://[a-z0-9.-]+(:[0-9]+)?") String> origins,
        @DefaultValue("none") Attestation attestation,
        @DefaultValue("allowed") Synced synced) {

    /** What an authenticator is asked to tell of its make. */
    enum Attestation {
        NONE,
        DIRECT
    }

    /** What becomes of passkeys that may be copied to a cloud account. */
    enum Synced {
        ALLOWED,
        REFUSED
    }

    /** @throws SignatureRefused when the passkey may be copied and none such counts */
    void requireAccepted(boolean backupEligible) {
        if (backupEligible && synced == Synced.REFUSED) {
            throw new SignatureRefused("The passkey is refused: it may be copied to a cloud account (synced), and here"
                    + " only those count that stay in one device. Use a security key.");
        }
    }
}
