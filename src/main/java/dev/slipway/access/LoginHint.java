package dev.slipway.access;

/** Tells a newcomer at the end of the start how to log in. */
@FunctionalInterface
public interface LoginHint {

    String text();
}
