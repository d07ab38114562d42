package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person at a terminal sees that it goes on; a log of a pipe is not filled. */
class ProgressLineTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long nanos;

    @Test
    void aTerminalShowsOneLineThatChanges() {
        ProgressLine line = line(true);
        for (int i = 1; i <= 10; i++) {
            nanos += Duration.ofMillis(100).toNanos();
            line.checked(i * 1000, 10_000);
        }
        line.end();
        assertThat(text().split("checked ")).hasSize(6);
        assertThat(text())
                .doesNotContain("\n")
                .contains("\rchecked 2,000 of 10,000 entries, 20 %\rchecked 4,000")
                .endsWith(" \r");
    }

    @Test
    void aPipeIsToldEveryTenSeconds() {
        ProgressLine line = line(false);
        for (int i = 1; i <= 250; i++) {
            nanos += Duration.ofMillis(100).toNanos();
            line.checked(i, 1000);
        }
        line.end();
        assertThat(text().lines())
                .containsExactly("checked 100 of 1,000 entries, 10 %", "checked 200 of 1,000 entries, 20 %");
    }

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new PrintStream(out, true, StandardCharsets.UTF_8), terminal, () -> nanos);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
