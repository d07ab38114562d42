package dev.slipway.process.drill;

import dev.slipway.release.ReleasePackage;
import org.jspecify.annotations.Nullable;

/**
 * What a drill rehearses.
 *
 * @param out the version that is rolled out
 * @param back what to come back to, null for off
 */
record DrillPlan(ReleasePackage out, @Nullable ReleasePackage back) {}
