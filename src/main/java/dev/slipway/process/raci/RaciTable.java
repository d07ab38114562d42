package dev.slipway.process.raci;

import dev.slipway.release.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every role's part in every activity of one deployed version of the procedure.
 *
 * @param version as the top diagram names it
 * @param count how often the procedure was deployed so far
 */
record RaciTable(String version, int count, Instant deployedAt, List<Phase> phases) {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The activities that the source's table has in one row. */
    record Phase(String name, List<Row> rows) {

        public String anchor() {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        }
    }

    /**
     * One activity.
     *
     * @param diagram that it stands in
     * @param severalRoles each role that the release names gets a task of its own
     */
    record Row(String activity, String diagram, Step step, boolean severalRoles, Map<Role, List<Part>> parts) {

        public List<Part> of(Role role) {
            return parts.getOrDefault(role, List.of());
        }

        /** Where the release names the roles, it may name this one. */
        boolean concerns(Role role) {
            return severalRoles || parts.containsKey(role);
        }
    }

    public String since() {
        return DAY_AND_TIME.format(deployedAt);
    }

    /** Roles that have a part in anything. */
    List<Role> roles() {
        return Arrays.stream(Role.values())
                .filter(role -> phases.stream()
                        .flatMap(phase -> phase.rows().stream())
                        .anyMatch(row -> row.parts().containsKey(role)))
                .toList();
    }

    /** What concerns one role only. */
    RaciTable of(Role role) {
        List<Phase> concerned = phases.stream()
                .map(phase -> new Phase(
                        phase.name(),
                        phase.rows().stream().filter(row -> row.concerns(role)).toList()))
                .filter(phase -> !phase.rows().isEmpty())
                .toList();
        return new RaciTable(version, count, deployedAt, concerned);
    }
}
