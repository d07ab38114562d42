package dev.slipway.process.hold;

import java.util.Arrays;
import java.util.Optional;

/** The ways in which people step in by answering a task that waits; the model says which tasks, and by which answers. */
public enum TaskAct {
    LIFT("Lift", "lift"),
    REJECTION("Rejection", "reject"),
    REWORK("Rework", "rework");

    private final String title;
    private final String path;

    TaskAct(String title, String path) {
        this.title = title;
        this.path = path;
    }

    String title() {
        return title;
    }

    /** As addresses and models name it. */
    public String path() {
        return path;
    }

    /** Empty when there is none of this name. */
    public static Optional<TaskAct> of(String path) {
        return Arrays.stream(values()).filter(act -> act.path.equals(path)).findFirst();
    }
}
