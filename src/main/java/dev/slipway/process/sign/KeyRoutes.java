package dev.slipway.process.sign;

import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningKeys;
import dev.slipway.process.sign.KeyEnrolment.Challenge;
import dev.slipway.signature.TrustedKey;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People's signing keys over HTTP, and the server's own. */
@RestController
@RequestMapping("/api/keys")
class KeyRoutes {

    private final KeyEnrolment enrolment;
    private final SigningKeys keys;
    private final ServerKey server;
    private final IdentityService identities;

    KeyRoutes(KeyEnrolment enrolment, SigningKeys keys, ServerKey server, IdentityService identities) {
        this.enrolment = enrolment;
        this.keys = keys;
        this.server = server;
        this.identities = identities;
    }

    /** A key as everybody with a role sees it; whoever checks an approval needs it. */
    record ShownKey(
            String id,
            String person,
            String kind,
            String label,
            String fingerprint,
            String state,
            String pem,
            @Nullable Instant enrolledAt,
            @Nullable String vouchedBy,
            @Nullable Long enrolledSequence,
            @Nullable Long revokedSequence) {

        static ShownKey of(SigningKey key) {
            return new ShownKey(
                    key.id(),
                    key.person(),
                    key.kind().word(),
                    key.label(),
                    key.fingerprint(),
                    KeyState.of(key).word(),
                    key.trusted().pem(),
                    key.enrolledAt(),
                    key.vouchedBy(),
                    key.enrolledSequence(),
                    key.revokedSequence());
        }
    }

    /** A key of OpenSSH or in PEM, and the signature that shows whose it is. */
    record Proposal(
            @Nullable String kind,
            @Nullable String label,
            @Nullable String publicKey,
            @Nullable String challenge,
            @Nullable String signature) {}

    /** Why. */
    record Reason(@Nullable String reason) {}

    @GetMapping
    List<ShownKey> all() {
        person().requireRole();
        return keys.all().stream().map(ShownKey::of).toList();
    }

    /** The server's keys in PEM, oldest first. */
    @GetMapping(value = "/server", produces = MediaType.TEXT_PLAIN_VALUE)
    String server() {
        return server.known().stream().map(TrustedKey::pem).collect(Collectors.joining());
    }

    @PostMapping("/challenge")
    Challenge challenge() {
        return enrolment.challenge(person());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ShownKey propose(@RequestBody Proposal proposal) {
        return ShownKey.of(enrolment.propose(
                person(),
                text(proposal.kind()),
                text(proposal.label()),
                text(proposal.publicKey()),
                text(proposal.challenge()),
                text(proposal.signature())));
    }

    @PostMapping("/{id}/vouch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void vouch(@PathVariable("id") String id) {
        enrolment.vouch(person(), id);
    }

    @PostMapping("/{id}/suspend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void suspend(@PathVariable("id") String id, @RequestBody Reason reason) {
        enrolment.suspend(person(), id, text(reason.reason()));
    }

    @PostMapping("/{id}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable("id") String id, @RequestBody Reason reason) {
        enrolment.revoke(person(), id, text(reason.reason()));
    }

    private KeyPerson person() {
        return KeyPerson.current(identities);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
