package dev.slipway.access;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

/** Checks a login against the engine's users; the groups become the authorities. */
class EnginePasswords implements AuthenticationProvider {

    private final IdentityService identities;

    EnginePasswords(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String userId = attempt.getName();
        if (!identities.checkPassword(userId, String.valueOf(attempt.getCredentials()))) {
            throw new BadCredentialsException(
                    "User name or password is wrong, or too many tries failed; wait a minute and try again.");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                userId, null, AuthorityUtils.createAuthorityList(groupsOf(userId)));
    }

    private String[] groupsOf(String userId) {
        return identities.createGroupQuery().groupMember(userId).unlimitedList().stream()
                .map(Group::getId)
                .toArray(String[]::new);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
