package dev.slipway.audit.register;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Registers as they are shown: people by name, each line with the day until which it is kept. */
final class RegisterReader {

    private final RegisterLines lines;
    private final Retention retention;
    private final UnaryOperator<String> named;
    private final Clock clock;

    /** @param named puts names in the place of pseudonyms */
    RegisterReader(RegisterLines lines, Retention retention, UnaryOperator<String> named, Clock clock) {
        this.lines = lines;
        this.retention = retention;
        this.named = named;
        this.clock = clock;
    }

    /**
     * One part of a register.
     *
     * @param next where the next part begins; null at the end
     */
    record Page(List<ShownLine> lines, @Nullable String next) {}

    Page page(Book book, Wanted wanted) {
        RegisterLines.Part part = lines.page(book, wanted);
        List<Line> found = part.lines();
        String next = part.more()
                ? String.valueOf(wanted.after(found.get(found.size() - 1)).before())
                : null;
        return new Page(shown(found), next);
    }

    /** Every line that is wanted, a slice at a time. */
    void each(Book book, Wanted wanted, Consumer<ShownLine> reader) {
        lines.each(book, wanted, slice -> shown(slice).forEach(reader));
    }

    @Nullable
    Instant newest(Book book) {
        return lines.newest(book);
    }

    Instant now() {
        return clock.instant();
    }

    private List<ShownLine> shown(List<Line> found) {
        Retention.Until until = retention.of(found.stream().map(Line::system).collect(Collectors.toSet()));
        return found.stream().map(line -> shown(line, until)).toList();
    }

    private ShownLine shown(Line line, Retention.Until until) {
        Map<String, String> facts = new TreeMap<>();
        line.facts().forEach((name, text) -> facts.put(name, named.apply(text)));
        return new ShownLine(
                line.seq(),
                line.openedAt(),
                line.closedAt(),
                named.apply(line.subject()),
                line.system(),
                until.of(line.system()).orElse(null),
                facts);
    }
}
