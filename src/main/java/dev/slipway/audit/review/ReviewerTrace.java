package dev.slipway.audit.review;

import dev.slipway.access.Reviewer;
import dev.slipway.ledger.LedgerReadOnly;
import dev.slipway.ledger.LedgerUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Puts down what a reviewer from outside opens before it is shown; what cannot be put down is not shown. */
class ReviewerTrace implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ReviewerTrace.class);

    private final ReviewDesk desk;

    ReviewerTrace(ReviewDesk desk) {
        this.desk = desk;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod
                && request.getUserPrincipal() instanceof Authentication login
                && login.getPrincipal() instanceof Reviewer reviewer) {
            return put(reviewer, request, response);
        }
        return true;
    }

    private boolean put(Reviewer reviewer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            desk.read(reviewer, release(request), request.getRequestURI());
            return true;
        } catch (LedgerReadOnly | LedgerUnavailable away) {
            LOG.error("A reviewer is shown nothing, since it cannot be recorded: {}", away.getMessage());
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return false;
        }
    }

    private static String release(HttpServletRequest request) {
        Object path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return path instanceof Map<?, ?> variables ? String.valueOf(variables.get("slug")) : "";
    }
}
