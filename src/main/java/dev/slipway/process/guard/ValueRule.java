package dev.slipway.process.guard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One demand on a value. */
@FunctionalInterface
interface ValueRule {

    /** Null when obeyed, else rule, value found and remedy, as the end of a sentence that begins with the label. */
    @Nullable
    String broken(Object value, Map<String, @Nullable Object> data);
}
