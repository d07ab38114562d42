package dev.slipway.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.util.WebUtils;

/** Tells Spring's security who reviews, from a cookie that no page of people knows; it gives one authority and no role. */
final class Reviewing implements SecurityContextRepository {

    static final String AUTHORITY = "reviewer";

    private final ReviewSessions sessions;

    Reviewing(ReviewSessions sessions) {
        this.sessions = sessions;
    }

    /** Whether the request brings a review, live or not; a program that names itself is none. */
    static boolean isIn(HttpServletRequest request) {
        return WebUtils.getCookie(request, ReviewSessions.COOKIE) != null && request.getHeader("Authorization") == null;
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        current(holder.getRequest()).map(Reviewing::authentication).ifPresent(context::setAuthentication);
        return context;
    }

    private Optional<Reviewer> current(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, ReviewSessions.COOKIE);
        return cookie == null ? Optional.empty() : sessions.reviewer(cookie.getValue());
    }

    private static UsernamePasswordAuthenticationToken authentication(Reviewer reviewer) {
        return UsernamePasswordAuthenticationToken.authenticated(
                reviewer, null, AuthorityUtils.createAuthorityList(AUTHORITY));
    }

    /** A review is kept by those who made the link. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return current(request).isPresent();
    }
}
