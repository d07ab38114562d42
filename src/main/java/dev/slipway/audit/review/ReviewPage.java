package dev.slipway.audit.review;

import dev.slipway.access.ReviewSessions;
import dev.slipway.access.Reviewer;
import dev.slipway.ledger.LedgerReadOnly;
import dev.slipway.ledger.LedgerUnavailable;
import dev.slipway.release.ReleaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where people from outside come in. The link itself opens nothing, so that no program that looks at mails opens it; a
 * press of a button changes its token for a cookie, so that the token stays in no address.
 */
@Controller
@RequestMapping("/review")
class ReviewPage {

    private static final String PAGE = "audit/review";
    private static final String AGAIN = "redirect:/review";

    private final ReviewDesk desk;
    private final boolean alwaysSecure;

    ReviewPage(ReviewDesk desk, @Value("${server.servlet.session.cookie.secure:false}") boolean alwaysSecure) {
        this.desk = desk;
        this.alwaysSecure = alwaysSecure;
    }

    /** The releases that whoever reviews may read, or how to begin. */
    @GetMapping
    String page(@AuthenticationPrincipal @Nullable Reviewer reviewer, Model model) {
        if (reviewer != null) {
            model.addAttribute(
                    "releases",
                    reviewer.releases().stream().sorted().map(ReleaseId::parse).toList());
        }
        return PAGE;
    }

    /** Says nothing of the link, right or wrong. */
    @GetMapping("/{token}")
    String offer(@PathVariable("token") String token, Model model) {
        model.addAttribute("token", token);
        return PAGE;
    }

    @PostMapping
    String open(
            @RequestParam(name = "token", defaultValue = "") String token,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> secret = opened(token);
        if (secret.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            model.addAttribute("refused", true);
            return PAGE;
        }
        set(secret.get(), ReviewDesk.REVIEW, request, response);
        return AGAIN;
    }

    private Optional<String> opened(String token) {
        try {
            return desk.open(token);
        } catch (LedgerReadOnly | LedgerUnavailable away) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(away.getMessage()), away);
        }
    }

    @PostMapping("/end")
    String end(
            @CookieValue(name = ReviewSessions.COOKIE, defaultValue = "") String secret,
            HttpServletRequest request,
            HttpServletResponse response) {
        desk.close(secret);
        set("", Duration.ZERO, request, response);
        return AGAIN;
    }

    private void set(String secret, Duration age, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(ReviewSessions.COOKIE, secret)
                .httpOnly(true)
                .secure(alwaysSecure || request.isSecure())
                .sameSite("Strict")
                .path("/")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
