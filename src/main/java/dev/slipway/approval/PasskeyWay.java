package dev.slipway.approval;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.exception.AssertionFailedException;
import dev.slipway.signature.AuthenticatorFacts;
import dev.slipway.signature.PasskeyAssertion;
import dev.slipway.signature.PasskeyRefused;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Signs with a passkey, in the browser. Two independent checks must agree: the library that knows all of WebAuthn, and
 * the small one with which an auditor reads the kept signature later.
 */
@Component
class PasskeyWay implements SigningWay {

    private final PasskeySites sites;
    private final SigningKeys keys;
    private final PasskeyProperties properties;

    PasskeyWay(PasskeySites sites, SigningKeys keys, PasskeyProperties properties) {
        this.sites = sites;
        this.keys = keys;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "passkey";
    }

    @Override
    public KeyKind kind() {
        return KeyKind.PASSKEY;
    }

    @Override
    public VerifiedSignature verify(PendingStatement statement, SignatureSubmission submission, List<SigningKey> own) {
        byte[] credentialId = bytes(submission, "credentialId").getBytes();
        SigningKey key = own.stream()
                .filter(one ->
                        new ByteArray(PasskeyRegister.passkey(one).credentialId()).equals(new ByteArray(credentialId)))
                .findFirst()
                .orElseThrow(() -> OwnKeys.notOne(statement, own));
        PasskeyAssertion assertion = new PasskeyAssertion(
                bytes(submission, "authenticatorData").getBytes(),
                bytes(submission, "clientDataJSON").getBytes(),
                bytes(submission, "signature").getBytes());
        AuthenticatorFacts facts = check(statement, key, assertion);
        requireCounts(key, facts);
        agree(statement, submission);
        keys.used(key.id(), facts.signCount(), facts.backedUp());
        return new VerifiedSignature(key, assertion.kept(key.trusted(), credentialId));
    }

    private AuthenticatorFacts check(PendingStatement statement, SigningKey key, PasskeyAssertion assertion) {
        try {
            return assertion.check(key.trusted(), statement.envelope().hash(), sites.site());
        } catch (PasskeyRefused e) {
            throw new SignatureRefused("The signature is refused: " + e.getMessage());
        }
    }

    private void requireCounts(SigningKey key, AuthenticatorFacts facts) {
        if (facts.backupEligible() != PasskeyRegister.passkey(key).backupEligible()) {
            throw new SignatureRefused("The signature is refused: the passkey '" + key.label()
                    + "' says otherwise than at its enrolment whether it may be copied. Enrol it anew.");
        }
        properties.requireAccepted(facts.backupEligible());
    }

    private void agree(PendingStatement statement, SignatureSubmission submission) {
        try {
            AssertionRequest request = AssertionRequest.builder()
                    .publicKeyCredentialRequestOptions(PublicKeyCredentialRequestOptions.builder()
                            .challenge(new ByteArray(statement.envelope().hash()))
                            .rpId(sites.site().id())
                            .userVerification(UserVerificationRequirement.REQUIRED)
                            .build())
                    .username(statement.person())
                    .build();
            sites.relyingParty()
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(request)
                            .response(credential(submission))
                            .build());
        } catch (AssertionFailedException | IOException | Base64UrlException | IllegalArgumentException e) {
            throw new SignatureRefused("The signature is refused: " + e.getMessage() + ". Sign again.");
        }
    }

    private static PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> credential(
            SignatureSubmission submission) throws IOException, Base64UrlException {
        String handle = submission.fieldOr("userHandle", "");
        return PublicKeyCredential.<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>builder()
                .id(bytes(submission, "credentialId"))
                .response(AuthenticatorAssertionResponse.builder()
                        .authenticatorData(bytes(submission, "authenticatorData"))
                        .clientDataJSON(bytes(submission, "clientDataJSON"))
                        .signature(bytes(submission, "signature"))
                        .userHandle(handle.isEmpty() ? null : ByteArray.fromBase64Url(handle))
                        .build())
                .clientExtensionResults(
                        ClientAssertionExtensionOutputs.builder().build())
                .build();
    }

    private static ByteArray bytes(SignatureSubmission submission, String field) {
        try {
            return ByteArray.fromBase64Url(submission.field(field));
        } catch (Base64UrlException e) {
            throw new SignatureRefused(
                    "The signature is refused: '" + field + "' must be base64url; it is not. Sign again.");
        }
    }
}
