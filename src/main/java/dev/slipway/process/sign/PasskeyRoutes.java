package dev.slipway.process.sign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.approval.PasskeyEnrolment;
import dev.slipway.approval.SigningKey;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a browser asks for a new passkey, and hands it in; it counts when a second person has vouched for it. */
@RestController
@RequestMapping({"/api/keys/passkey", "/keys/passkey"})
class PasskeyRoutes {

    private final PasskeyEnrolment passkeys;
    private final KeyEnrolment enrolment;
    private final IdentityService identities;

    PasskeyRoutes(PasskeyEnrolment passkeys, KeyEnrolment enrolment, IdentityService identities) {
        this.passkeys = passkeys;
        this.enrolment = enrolment;
        this.identities = identities;
    }

    /**
     * A passkey as a browser made it.
     *
     * @param credential a {@code PublicKeyCredential} in the JSON of WebAuthn
     */
    record Made(@Nullable String label, @Nullable JsonNode credential) {}

    /** What was proposed; its owner reads the fingerprint to who vouches. */
    record Proposed(String id, String label, String fingerprint) {}

    @PostMapping(value = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    String options() {
        KeyPerson person = person();
        person.requireSigner();
        return passkeys.options(person.id(), fullName(person.id()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Proposed propose(@RequestBody Made made) {
        KeyPerson person = person();
        person.requireSigner();
        SigningKey key = enrolment.proposed(
                person,
                passkeys.proposed(
                        person.id(),
                        Objects.requireNonNullElse(made.label(), "").strip(),
                        String.valueOf(made.credential())));
        return new Proposed(key.id(), key.label(), key.fingerprint());
    }

    private KeyPerson person() {
        return KeyPerson.current(identities);
    }

    private String fullName(String id) {
        User user = identities.createUserQuery().userId(id).singleResult();
        return user == null ? id : (user.getFirstName() + " " + user.getLastName()).strip();
    }
}
