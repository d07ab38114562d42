package dev.slipway.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** When the person who asks now showed name and password. */
@Component
public class FreshLogin {

    private final SharedSession session;
    private final Clock clock;

    FreshLogin(SharedSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Now where the password came with this request, the session's beginning in a session, or empty. */
    public Optional<Instant> of(String user) {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                ? passwordCameAlong(user)
                        ? Optional.of(clock.instant())
                        : session.signedInAt(current.getRequest(), user)
                : Optional.empty();
    }

    /** Of the two kinds of logins only that of programs has a mere name as its principal. */
    private static boolean passwordCameAlong(String user) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login != null
                && !(login instanceof AnonymousAuthenticationToken)
                && login.isAuthenticated()
                && login.getPrincipal() instanceof String name
                && name.equals(user);
    }
}
