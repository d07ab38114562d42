package dev.slipway.audit.releases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list.
 *
 * @param total so many there are, or at least so many
 * @param more whether there are more than were counted
 * @param next place behind which the list goes on, or null at its end
 * @param previous place before which the list has more, or null at its beginning
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReleasePage(
        @JsonProperty("releases") List<ReleaseRow> rows,
        int total,
        boolean more,
        @Nullable String next,
        @Nullable String previous) {

    @JsonIgnore
    public String count() {
        if (more) {
            return "More than " + String.format(java.util.Locale.ENGLISH, "%,d", total) + " releases match.";
        }
        return switch (total) {
            case 0 -> "No release matches.";
            case 1 -> "One release matches.";
            default -> total + " releases match.";
        };
    }
}
