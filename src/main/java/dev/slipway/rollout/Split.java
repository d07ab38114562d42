package dev.slipway.rollout;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides request by request, so that also few requests keep the share: the golden-ratio sequence fills the interval
 * evenly, and its start value keeps two splits apart.
 */
final class Split {

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final AtomicLong position;

    Split(long seed) {
        position = new AtomicLong(seed * GOLDEN_RATIO);
    }

    /** True for this share of the calls. */
    boolean falls(int percent) {
        double point = (position.addAndGet(GOLDEN_RATIO) >>> 11) * 0x1.0p-53;
        return point * 100 < percent;
    }
}
