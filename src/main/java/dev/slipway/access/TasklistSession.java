package dev.slipway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Reads who is logged in to the engine's web pages, before their own filter does. */
final class TasklistSession {

    private TasklistSession() {}

    static AuthorizationManager<RequestAuthorizationContext> inGroup(String group) {
        return (Supplier<Authentication> ignored, RequestAuthorizationContext context) ->
                new AuthorizationDecision(isInGroup(context.getRequest(), group));
    }

    static boolean isInGroup(HttpServletRequest request, String group) {
        return people(request).stream().anyMatch(person -> person.getGroupIds().contains(group));
    }

    private static List<UserAuthentication> people(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return List.of();
        }
        var authentications = AuthenticationUtil.getAuthsFromSession(session);
        return authentications == null ? List.of() : authentications.getAuthentications();
    }
}
