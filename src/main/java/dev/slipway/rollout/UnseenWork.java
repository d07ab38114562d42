package dev.slipway.rollout;

import java.time.Instant;

/** Work that people were told to do and that nobody has seen done, so that what is there is not known. */
public record UnseenWork(HandEffect effect, Target target, Instant orderedAt) {}
