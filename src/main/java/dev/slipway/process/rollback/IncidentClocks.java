package dev.slipway.process.rollback;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The latest hours at which Article 73 of the AI Act lets a serious incident be reported, counted from awareness. */
final class IncidentClocks {

    private static final Duration WIDESPREAD = Duration.ofDays(2);
    private static final Duration DEATH = Duration.ofDays(10);
    private static final Duration ANY_OTHER = Duration.ofDays(15);

    private IncidentClocks() {}

    /** One line a clock, in the words of a form. */
    static String since(Instant aware) {
        return "- widespread infringement, or critical infrastructure disrupted (2 days): " + hour(aware, WIDESPREAD)
                + "\n- a death (10 days): " + hour(aware, DEATH)
                + "\n- any other serious incident (15 days): " + hour(aware, ANY_OTHER);
    }

    private static String hour(Instant aware, Duration after) {
        return "**" + aware.plus(after).truncatedTo(ChronoUnit.MINUTES) + "**";
    }
}
