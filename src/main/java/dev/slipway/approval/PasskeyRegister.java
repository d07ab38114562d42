package dev.slipway.approval;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The enrolled passkeys, in the words of WebAuthn. */
@Component
class PasskeyRegister implements CredentialRepository {

    private final SigningKeys keys;

    PasskeyRegister(SigningKeys keys) {
        this.keys = keys;
    }

    /** Those of the person that were not given up, so that an authenticator is not proposed twice. */
    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String person) {
        return passkeys(keys.ofPerson(person).stream())
                .filter(key -> key.revokedSequence() == null)
                .map(key -> PublicKeyCredentialDescriptor.builder()
                        .id(credentialId(key))
                        .build())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String person) {
        return Optional.of(handle(person));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray handle) {
        return passkeys(keys.all().stream())
                .map(SigningKey::person)
                .filter(person -> handle(person).equals(handle))
                .findFirst();
    }

    /** Nobody signs with a key that does not count. */
    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return lookupAll(credentialId).stream()
                .filter(known -> known.getUserHandle().equals(userHandle))
                .filter(known -> keys.byCredential(credentialId.getBytes())
                        .filter(SigningKey::counts)
                        .isPresent())
                .findFirst();
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return passkeys(keys.byCredential(credentialId.getBytes()).stream())
                .map(PasskeyRegister::registered)
                .collect(Collectors.toSet());
    }

    /** Names the person to an authenticator without the name. */
    static ByteArray handle(String person) {
        try {
            return new ByteArray(MessageDigest.getInstance("SHA-256")
                    .digest(("slipway passkey of " + person).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    static Passkey passkey(SigningKey key) {
        return Objects.requireNonNull(key.passkey(), () -> key.id() + " is no passkey");
    }

    private static Stream<SigningKey> passkeys(Stream<SigningKey> any) {
        return any.filter(key -> key.passkey() != null);
    }

    private static ByteArray credentialId(SigningKey key) {
        return new ByteArray(passkey(key).credentialId());
    }

    private static RegisteredCredential registered(SigningKey key) {
        return RegisteredCredential.builder()
                .credentialId(credentialId(key))
                .userHandle(handle(key.person()))
                .publicKeyCose(new ByteArray(passkey(key).coseKey()))
                .signatureCount(passkey(key).signCount())
                .backupEligible(passkey(key).backupEligible())
                .backupState(passkey(key).backupState())
                .build();
    }
}
