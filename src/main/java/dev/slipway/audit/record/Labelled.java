package dev.slipway.audit.record;

/** A value under the name that people know it by. */
public record Labelled(String label, String value) {}
