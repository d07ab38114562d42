package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code read-figures}. */
class ReadFiguresProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("read-figures");

    @Test
    void figuresAreAskedForReadAndRecorded() {
        var walk = PROCESS.start("figuresAfter", "then").runJob("Activity_AskForFigures", "figuresSince", "then");
        walk.complete("Activity_ReadFigures", "figuresAnswers", 500)
                .runJob("Activity_RecordFigures")
                .endedAt("Event_FiguresRecorded", "recorded");
        assertThat(walk.variable("figuresSince")).isEqualTo("then");
    }
}
