package dev.slipway.audit.procedure;

import dev.slipway.process.history.DeployedFile;
import dev.slipway.process.history.DeployedSet;
import dev.slipway.process.history.DeployedSets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A set beside what was in force before it.
 *
 * @param removed files of the set before that this one, a whole one like it, no longer has
 */
record ComparedSet(DeployedSet set, List<ComparedFile> files, List<DeployedFile> removed) {

    private static final String TOP = "processes/ai-deployment.bpmn";

    /** What became of a file since the version before. */
    enum State {
        NEW("new"),
        CHANGED("changed"),
        UNCHANGED("unchanged");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** @param before the set that has the version before; null for a new file */
    record ComparedFile(
            DeployedFile file, State state, @Nullable DeployedSet before) {}

    static ComparedSet of(DeployedSet set, DeployedSets sets) {
        Optional<DeployedSet> last = sets.before(set);
        return new ComparedSet(
                set,
                set.files().stream()
                        .map(file -> compared(set, file, sets, last))
                        .toList(),
                last.filter(former -> isWhole(former) && isWhole(set)).stream()
                        .flatMap(former -> former.files().stream())
                        .filter(file -> set.file(file.name()).isEmpty())
                        .toList());
    }

    private static ComparedFile compared(
            DeployedSet set, DeployedFile file, DeployedSets sets, Optional<DeployedSet> last) {
        Optional<DeployedSet> former = last.filter(
                        found -> found.file(file.name()).isPresent())
                .or(() -> last.isEmpty() ? Optional.empty() : sets.before(set, file.name()));
        State state = former.flatMap(found -> found.file(file.name()))
                .map(old -> old.digest().equals(file.digest()) ? State.UNCHANGED : State.CHANGED)
                .orElse(State.NEW);
        return new ComparedFile(file, state, former.orElse(null));
    }

    /** Whoever deploys the top of the procedure deploys all of it; anything else replaces single files. */
    private static boolean isWhole(DeployedSet set) {
        return set.file(TOP).isPresent();
    }

    public long count(State state) {
        return files.stream().filter(file -> file.state() == state).count();
    }

    public List<ComparedFile> notUnchanged() {
        return files.stream().filter(file -> file.state() != State.UNCHANGED).toList();
    }
}
