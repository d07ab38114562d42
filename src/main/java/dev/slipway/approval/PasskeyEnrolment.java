package dev.slipway.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.RegistrationFailedException;
import dev.slipway.signature.CoseKey;
import dev.slipway.signature.TrustedKey;
import dev.slipway.signature.UnreadableSignature;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes a passkey known that a person's browser has made; it counts when a second person has vouched for it. */
@Component
public class PasskeyEnrolment {

    private static final Duration VALIDITY = Duration.ofMinutes(10);
    private static final int CHALLENGE = 16;
    /** Its check needs a client of a service that is no more. */
    private static final String SAFETYNET = "android-safetynet";

    private final PasskeySites sites;
    private final SigningKeys keys;
    private final PasskeyProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PasskeyEnrolment(PasskeySites sites, SigningKeys keys, PasskeyProperties properties, Clock clock) {
        this.sites = sites;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
    }

    /** The domain that passkeys are for. */
    public String site() {
        return sites.site().id();
    }

    /** What {@code navigator.credentials.create} is called with, in the JSON of WebAuthn; good once, for minutes. */
    public String options(String person, String fullName) {
        byte[] bytes = new byte[CHALLENGE];
        random.nextBytes(bytes);
        ByteArray challenge = new ByteArray(bytes);
        keys.challenge(challenge.getHex(), person, clock.instant().plus(VALIDITY));
        try {
            return request(person, fullName, challenge).toCredentialsCreateJson();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The options for a passkey cannot be written.", e);
        }
    }

    /**
     * The key that a browser made, not stored yet.
     *
     * @param answer its {@code PublicKeyCredential} in the JSON of WebAuthn
     * @throws SignatureRefused when it is not the answer to a question of ours to this person, or when it does not count
     */
    public SigningKey proposed(String person, String label, String answer) {
        PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> made = read(answer);
        ByteArray challenge = made.getResponse().getClientData().getChallenge();
        if (!keys.useChallenge(challenge.getHex(), person, clock.instant())) {
            throw refused("it is no answer to a question that was put to you within " + VALIDITY.toMinutes()
                    + " minutes, or it was handed in before");
        }
        return key(person, label, finish(person, challenge, made), made.getResponse());
    }

    private RegistrationResult finish(
            String person,
            ByteArray challenge,
            PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> made) {
        if (SAFETYNET.equals(made.getResponse().getAttestation().getFormat())) {
            throw refused("its make is told in the form '" + SAFETYNET + "', which cannot be checked any more");
        }
        try {
            return sites.relyingParty()
                    .finishRegistration(FinishRegistrationOptions.builder()
                            .request(request(person, person, challenge))
                            .response(made)
                            .build());
        } catch (RegistrationFailedException e) {
            throw refused(
                    String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()));
        }
    }

    private SigningKey key(
            String person, String label, RegistrationResult result, AuthenticatorAttestationResponse response) {
        properties.requireAccepted(result.isBackupEligible());
        byte[] cose = result.getPublicKeyCose().getBytes();
        Passkey passkey = new Passkey(
                result.getKeyId().getId().getBytes(),
                cose,
                aaguid(result.getAaguid()),
                result.isBackupEligible(),
                result.isBackedUp(),
                response.getAttestationObject().getBytes(),
                result.getSignatureCount());
        return SigningKey.proposed(
                UUID.randomUUID().toString(),
                person,
                KeyKind.PASSKEY,
                label,
                trusted(label, cose),
                clock.instant(),
                passkey);
    }

    private static TrustedKey trusted(String label, byte[] cose) {
        try {
            return CoseKey.trusted(label, cose);
        } catch (UnreadableSignature | IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private PublicKeyCredentialCreationOptions request(String person, String fullName, ByteArray challenge) {
        return sites
                .relyingParty()
                .startRegistration(StartRegistrationOptions.builder()
                        .user(UserIdentity.builder()
                                .name(person)
                                .displayName(fullName)
                                .id(PasskeyRegister.handle(person))
                                .build())
                        .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.PREFERRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build())
                        .timeout(VALIDITY.toMillis())
                        .build())
                .toBuilder()
                .challenge(challenge)
                .build();
    }

    private static PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> read(
            String answer) {
        PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> made;
        try {
            made = PublicKeyCredential.parseRegistrationResponseJson(answer);
        } catch (IOException | IllegalArgumentException e) {
            throw refused("the browser's answer cannot be read");
        }
        if (made == null) {
            throw refused("the field 'credential', the browser's answer, is missing");
        }
        return made;
    }

    private static String aaguid(ByteArray bytes) {
        return bytes.getHex().replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    private static SignatureRefused refused(String why) {
        return new SignatureRefused("The passkey is refused: " + why + ". Begin again on the page 'Signing keys'.");
    }
}
