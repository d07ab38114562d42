package dev.slipway.access;

import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Somebody from outside who reads the records of chosen releases for a while, and nothing else. A controller asks for
 * {@code @AuthenticationPrincipal @Nullable Reviewer}.
 *
 * @param link id of the link by which they came
 * @param releases slugs of the releases that were chosen
 */
public record Reviewer(String link, Set<String> releases) implements AuthenticatedPrincipal {

    public Reviewer {
        releases = Set.copyOf(releases);
    }

    /** How the ledger calls whoever came by the link. */
    @Override
    public String getName() {
        return "reviewer-link:" + link;
    }
}
