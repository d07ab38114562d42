package dev.slipway.process.overview;

import dev.slipway.access.EnginePages;
import dev.slipway.process.ReleaseHeld;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of the machine that failed.
 *
 * @param about business key of its process, empty where there is none
 * @param message what the step said; as a rule it names the remedy
 * @param triesLeft how often the engine will try it again; none means that people must act
 * @param nextTry when it does
 */
record StuckStep(
        String step,
        String process,
        String instance,
        String about,
        String message,
        int triesLeft,
        @Nullable Instant nextTry,
        Instant since) {

    public boolean needsPeople() {
        return triesLeft == 0 && !isHeld();
    }

    /** Not broken: it waits until nobody holds the release any more. */
    public boolean isHeld() {
        return ReleaseHeld.isReasonOf(message);
    }

    public String subject() {
        return Subject.inWords(about);
    }

    public String cockpit() {
        return EnginePages.cockpit(instance);
    }
}
