package dev.slipway.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the engine act with the rights of the person who is logged in, for the length of one request. */
class ActAsPerson extends OncePerRequestFilter {

    private final IdentityService identities;

    ActAsPerson(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        List<String> groups = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        try {
            identities.setAuthentication(person.getName(), groups);
            chain.doFilter(request, response);
        } finally {
            identities.clearAuthentication();
        }
    }
}
