package dev.slipway.process.authority;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A late assignment as it was sent, not yet checked. */
record NewLateAssignment(
        @Nullable String release,
        @Nullable String person,
        @Nullable String role,
        @Nullable String reason) {

    String slug() {
        return Objects.requireNonNullElse(release, "");
    }

    String who() {
        return Objects.requireNonNullElse(person, "");
    }

    String of() {
        return Objects.requireNonNullElse(role, "");
    }

    String why() {
        return Objects.requireNonNullElse(reason, "").strip();
    }
}
