package dev.slipway.audit.record;

import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * So much of a long list as fits on one page.
 *
 * @param next where the rest begins; null when this is all
 * @param total how many there are altogether
 */
record Slice<T>(List<T> items, @Nullable Long next, int total) {

    static final int MOST = 400;

    /** From that sequence on. */
    static <T> Slice<T> of(List<T> all, ToLongFunction<T> sequence, long from) {
        List<T> rest =
                all.stream().filter(item -> sequence.applyAsLong(item) >= from).toList();
        return new Slice<>(
                rest.stream().limit(MOST).toList(),
                rest.size() > MOST ? sequence.applyAsLong(rest.get(MOST)) : null,
                all.size());
    }
}
