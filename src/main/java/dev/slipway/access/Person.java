package dev.slipway.access;

import dev.slipway.release.Role;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in to the pages. A controller asks for {@code @AuthenticationPrincipal @Nullable Person}.
 *
 * @param id the engine's user id
 * @param fullName first and last name, or the id where none is known
 * @param roles of the procedure, in the order of {@link Role}
 * @param pages names of the engine's pages that the person may open, such as {@code tasklist}
 */
public record Person(String id, String fullName, List<Role> roles, Set<String> pages, boolean administrator)
        implements AuthenticatedPrincipal {

    public Person {
        roles = List.copyOf(roles);
        pages = Set.copyOf(pages);
    }

    @Override
    public String getName() {
        return id;
    }

    public boolean holds(Role role) {
        return roles.contains(role);
    }

    /** Whether the auditor's pages are open to the person. */
    public boolean audits() {
        return holds(Role.AUDITOR);
    }

    /** Whether the person may open one of the engine's pages: {@code tasklist}, {@code cockpit} or {@code admin}. */
    public boolean mayOpen(String page) {
        return pages.contains(page);
    }
}
