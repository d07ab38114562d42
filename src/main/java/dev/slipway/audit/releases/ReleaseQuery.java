package dev.slipway.audit.releases;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What was asked for in an address, as it was typed; whatever is left out does not matter.
 *
 * @param q a slug, a system, a version or a change ticket
 * @param approver user id or pseudonym of somebody who said yes
 * @param from first day, of the request, in UTC
 * @param until last day, of the request, in UTC
 * @param findings {@code open} for those with open findings only
 * @param after continues behind this place
 * @param before continues before this place
 */
record ReleaseQuery(
        @Nullable String q,
        @Nullable String system,
        @Nullable String environment,
        @Nullable String version,
        @Nullable String type,
        @Nullable String tier,
        @Nullable String outcome,
        @Nullable String approver,
        @Nullable String from,
        @Nullable String until,
        @Nullable String findings,
        @Nullable String sort,
        @Nullable String order,
        @Nullable String after,
        @Nullable String before,
        @Nullable String size) {

    /** The same search at the address of a page, from its beginning. */
    UriComponentsBuilder at(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "q", q);
        add(address, "system", system);
        add(address, "environment", environment);
        add(address, "version", version);
        add(address, "type", type);
        add(address, "tier", tier);
        add(address, "outcome", outcome);
        add(address, "approver", approver);
        add(address, "from", from);
        add(address, "until", until);
        add(address, "findings", findings);
        return address;
    }

    /** Whether anything narrows the list. */
    public boolean narrow() {
        return !at("").build().getQueryParams().isEmpty();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value.strip()));
        }
    }
}
