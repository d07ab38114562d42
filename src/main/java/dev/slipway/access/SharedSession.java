package dev.slipway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.webapp.impl.WebappLogger;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.util.ServletContextUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one session of the engine's pages and ours: who signs in to either is signed in to both. */
@Component
class SharedSession {

    private static final String WELCOME = AuthenticationUtil.APP_WELCOME;
    /** Would forge lines of the log. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    private final ProcessEngine engine;
    private final IdentityService identities;
    private final Duration trust;

    SharedSession(ProcessEngine engine, @Value("${camunda.bpm.webapp.auth.cache.time-to-live}") long trustMillis) {
        this.engine = engine;
        this.identities = engine.getIdentityService();
        this.trust = Duration.ofMillis(trustMillis);
    }

    /**
     * Leaves the session that the engine's own login leaves: a new one, with the person, groups and pages in it.
     *
     * @return false when name or password is wrong, when too many tries failed, or when no page is open to the account
     */
    boolean signIn(HttpServletRequest request, String name, String password) {
        // the engine reads a person's groups only for nobody
        identities.clearAuthentication();
        if (name.isBlank() || password.isEmpty() || !identities.checkPassword(name, password)) {
            WebappLogger.INSTANCE.infoWebappFailedLogin(CONTROL.matcher(name).replaceAll("?"), "bad credentials");
            return false;
        }
        UserAuthentication login = AuthenticationUtil.createAuthentication(engine, name);
        if (login == null || pages(login).isEmpty()) {
            return false;
        }
        login.setCacheValidationTime(ServletContextUtil.getAuthCacheValidationTime(request.getServletContext()));
        AuthenticationUtil.revalidateSession(request, login);
        WebappLogger.INSTANCE.infoWebappSuccessfulLogin(name);
        return true;
    }

    /** Ends the session of all pages. */
    void signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Who is signed in; groups are read again as often as the engine's pages do it. */
    Optional<Login> current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        Authentications stored = AuthenticationUtil.getAuthsFromSession(session);
        AuthenticationUtil.updateCache(stored, session, trust.toMillis());
        return stored.getAuthentications().stream()
                .filter(login -> engine.getName().equals(login.getProcessEngineName()))
                .findFirst()
                .flatMap(this::login);
    }

    /** A login begins a new session, so the session is as old as the login. */
    Optional<Instant> signedInAt(HttpServletRequest request, String user) {
        HttpSession session = request.getSession(false);
        return session == null
                ? Optional.empty()
                : AuthenticationUtil.getAuthsFromSession(session).getAuthentications().stream()
                        .filter(login -> login.getIdentityId().equals(user))
                        .findFirst()
                        .map(login -> Instant.ofEpochMilli(session.getCreationTime()));
    }

    /** What the session says, and what the engine's users say of the person now. */
    record Login(String id, String name, List<String> groups, Set<String> pages) {}

    private Optional<Login> login(UserAuthentication stored) {
        User user = identities.createUserQuery().userId(stored.getIdentityId()).singleResult();
        Set<String> pages = pages(stored);
        return user == null || pages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Login(user.getId(), name(user), stored.getGroupIds(), pages));
    }

    /** Everybody may open the engine's welcome page, so it says nothing. */
    private static Set<String> pages(UserAuthentication login) {
        Set<String> pages = new HashSet<>(login.getAuthorizedApps());
        pages.remove(WELCOME);
        return pages;
    }

    private static String name(User user) {
        String full = (text(user.getFirstName()) + " " + text(user.getLastName())).strip();
        return full.isEmpty() ? user.getId() : full;
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }
}
