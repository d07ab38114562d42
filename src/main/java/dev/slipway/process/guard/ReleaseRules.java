package dev.slipway.process.guard;

/** Rules that need to know the release, such as segregation of duties; each throws a {@link Refusal}. */
public interface ReleaseRules {

    default void mayClaim(TaskFacts task, String user) {}

    default void mayComplete(TaskFacts task, String user) {}

    /** What the answers must be beyond their form; asked last, with values that fit the form. */
    default void check(Completion completion) {}

    /** Whether the user answers for this task and so may release somebody else's claim. */
    default boolean isAccountable(TaskFacts task, String user) {
        return false;
    }
}
