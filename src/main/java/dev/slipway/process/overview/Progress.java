package dev.slipway.process.overview;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a release has come.
 *
 * @param current index of the phase under way, or -1 between two
 */
record Progress(List<MainLine.Phase> phases, int current) {

    Progress {
        phases = List.copyOf(phases);
    }

    /** One phase as it is drawn; {@code state} is {@code done}, {@code now} or {@code ahead}. */
    record Mark(String name, String state, String words) {}

    public List<Mark> marks() {
        return IntStream.range(0, phases.size()).mapToObj(this::mark).toList();
    }

    private Mark mark(int at) {
        String name = phases.get(at).name();
        if (at == current) {
            return new Mark(name, "now", "under way");
        }
        return at < current ? new Mark(name, "done", "done") : new Mark(name, "ahead", "to come");
    }

    public boolean isIn(String process) {
        return current >= 0 && phases.get(current).process().equals(process);
    }

    public String words() {
        return current < 0
                ? "Between two phases"
                : "Phase " + (current + 1) + " of " + phases.size() + ": "
                        + phases.get(current).name();
    }
}
