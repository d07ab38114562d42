package dev.slipway.audit.pack;

import dev.slipway.process.history.AuditPacks;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pack that somebody waits for, and how far it is. */
final class PackOrder {

    private final Instant at;
    private final Path file;
    private volatile State state = new State("its turn", 0, 1, null, null);

    PackOrder(Instant at, Path file) {
        this.at = at;
        this.file = file;
    }

    /**
     * How far it is.
     *
     * @param next what is put into it now
     * @param done parts that are in it
     * @param of parts that it will have
     * @param made null while it is not whole
     * @param refusal why it cannot be made
     */
    record State(
            String next,
            int done,
            int of,
            AuditPacks.@Nullable Made made,
            @Nullable String refusal) {

        public boolean over() {
            return made != null || refusal != null;
        }
    }

    Instant at() {
        return at;
    }

    Path file() {
        return file;
    }

    State state() {
        return state;
    }

    void next(String what, int done, int of) {
        state = new State(what, done, of, null, null);
    }

    void made(AuditPacks.Made made) {
        state = new State("", state.of(), state.of(), made, null);
    }

    void refused(String why) {
        state = new State("", state.done(), state.of(), null, why);
    }
}
