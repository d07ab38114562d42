package dev.slipway.rollout;

/** A target serves a version that was live before Slipway looked after it, so nobody knows yet whether it can go back. */
public record VersionAdopted(Target target) {}
