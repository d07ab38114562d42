package dev.slipway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Refuses whoever comes with a review that is over, and takes the cookie away, which opens nothing any more. */
final class ReviewOver implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(ReviewSessions.COOKIE, "")
                        .path("/")
                        .maxAge(0)
                        .build()
                        .toString());
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
}
