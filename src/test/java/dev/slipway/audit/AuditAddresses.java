package dev.slipway.audit;

import dev.slipway.release.ReleaseId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where an auditor reads: every page and every answer for their tools, with what they can be narrowed and ordered by. */
public final class AuditAddresses {

    static final List<String> REGISTERS = List.of(
            "deployment-plans",
            "deployment-approvals",
            "deployment-logs",
            "rollback-records",
            "rollback-drills",
            "recovery-times",
            "exceptions",
            "blocks",
            "approval-latency",
            "third-party-changes",
            "role-holders");

    private static final List<String> SORTS =
            List.of("requested", "ended", "system", "version", "type", "tier", "outcome");

    private final Map<String, String> addresses = new LinkedHashMap<>();

    private AuditAddresses() {}

    /**
     * By what they show.
     *
     * @param release one that ended
     * @param definition of a model that it ran under
     * @param person who approved something
     * @param day in the middle of the history
     */
    public static Map<String, String> of(ReleaseId release, String definition, String person, String day) {
        AuditAddresses all = new AuditAddresses();
        all.releases(release, person, day);
        all.oneRelease(release);
        all.registers(release, day);
        all.rest(release, definition, day);
        return all.addresses;
    }

    private void releases(ReleaseId release, String person, String day) {
        both("overview", "/audit");
        both("releases", "/audit/releases");
        SORTS.forEach(sort -> both("releases by " + sort, "/audit/releases?order=asc&sort=" + sort));
        Map.of(
                        "system",
                        release.system(),
                        "environment",
                        release.environment(),
                        "version",
                        release.version(),
                        "type",
                        "major",
                        "tier",
                        "high",
                        "outcome",
                        "rolledBack",
                        "approver",
                        person,
                        "until",
                        day,
                        "findings",
                        "open")
                .forEach((field, value) ->
                        both("releases with " + field, "/audit/releases?" + field + "=" + encoded(value)));
        both("releases named", "/audit/releases?q=" + encoded(release.slug()));
        both(
                "releases with three",
                "/audit/releases?outcome=rolledBack&tier=high&environment=" + release.environment());
    }

    private void oneRelease(ReleaseId release) {
        String at = "/audit/releases/" + release.slug();
        both("a release", at);
        List.of("timeline", "diagrams", "forms", "decisions", "mails", "ledger")
                .forEach(part -> page("a release: " + part, at + "/" + part));
    }

    private void registers(ReleaseId release, String day) {
        both("registers", "/audit/records");
        REGISTERS.forEach(register -> {
            both(register, "/audit/records/" + register);
            both(register + " of a system", "/audit/records/" + register + "?system=" + release.system());
            both(register + " until a day", "/audit/records/" + register + "?to=" + day);
            both(register + " that are open", "/audit/records/" + register + "?open=on");
        });
    }

    private void rest(ReleaseId release, String definition, String day) {
        both("running", "/audit/running");
        both("running then", "/audit/running?system=" + release.system() + "&at=" + day + "T00:00");
        both("controls", "/audit/controls");
        for (String show : List.of("gaps", "explained", "complete", "running")) {
            both("a control: " + show, "/audit/controls/QMS-005?from=2001-01-01&show=" + show);
        }
        page("procedure", "/audit/procedure");
        page("procedure: roles", "/audit/procedure/raci");
        page("procedure: a version", "/audit/procedure/versions/" + encoded(definition));
        both("ledger", "/audit/ledger");
        page("ledger: an entry", "/audit/ledger?entry=1");
    }

    /** As a page, and for tools. */
    private void both(String what, String path) {
        page(what, path);
        addresses.put(what + " (JSON)", "/api" + path);
    }

    private void page(String what, String path) {
        addresses.put(what, path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
