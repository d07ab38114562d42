package dev.slipway.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One answer in one round.
 *
 * @param person who was logged in, never a value of a form
 * @param onBehalfOf the holder of the role whom a delegate stood in for; null where the holder answered himself
 * @param reworkPhase where whoever rejects would start again, if he says so
 * @param standingRollback the system owner's consent to automatic rollback on the listed triggers and on RED
 */
public record Approval(
        String role,
        String person,
        @Nullable String onBehalfOf,
        boolean approved,
        @Nullable String comment,
        @Nullable String conditions,
        @Nullable String reworkPhase,
        boolean standingRollback,
        Instant givenAt) {}
