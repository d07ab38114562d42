package dev.slipway.process.sign;

import dev.slipway.approval.PasskeyEnrolment;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a page of the engine, which people sign in, what it needs to speak to pages of ours in the same session. */
@RestController
class SigningSessionRoutes {

    private final PasskeyEnrolment passkeys;

    SigningSessionRoutes(PasskeyEnrolment passkeys) {
        this.passkeys = passkeys;
    }

    /**
     * What only a page of this origin can read.
     *
     * @param header under which the token is sent
     * @param token shows that a request comes from such a page
     * @param site the domain that passkeys are for
     */
    record Session(String header, String token, String site) {}

    @GetMapping("/tasks/session")
    Session session(CsrfToken token) {
        return new Session(token.getHeaderName(), token.getToken(), passkeys.site());
    }
}
