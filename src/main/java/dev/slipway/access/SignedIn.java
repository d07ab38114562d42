package dev.slipway.access;

import dev.slipway.access.SharedSession.Login;
import dev.slipway.release.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** Tells Spring's security who is signed in, from the session that the engine keeps; groups become authorities. */
final class SignedIn implements SecurityContextRepository {

    private final SharedSession session;

    SignedIn(SharedSession session) {
        this.session = session;
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        session.current(holder.getRequest()).map(SignedIn::authentication).ifPresent(context::setAuthentication);
        return context;
    }

    private static UsernamePasswordAuthenticationToken authentication(Login login) {
        String[] groups = login.groups().toArray(String[]::new);
        return UsernamePasswordAuthenticationToken.authenticated(
                person(login), null, AuthorityUtils.createAuthorityList(groups));
    }

    private static Person person(Login login) {
        List<Role> roles = Arrays.stream(Role.values())
                .filter(role -> login.groups().contains(role.id()))
                .toList();
        return new Person(
                login.id(), login.name(), roles, login.pages(), login.groups().contains(Accounts.ADMINISTRATORS));
    }

    /** The engine's session is written by {@link SharedSession} only. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return session.current(request).isPresent();
    }
}
