package dev.slipway.process.guard;

import java.util.Optional;
import java.util.stream.Stream;

/** Looks behind an exception; the engine wraps what listeners throw. */
final class Causes {

    /** Guards against a chain that bites its own tail. */
    private static final int DEEPEST = 30;

    private Causes() {}

    static <T> Optional<T> find(Throwable thrown, Class<T> wanted) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(wanted::isInstance)
                .map(wanted::cast)
                .findFirst();
    }
}
