package dev.slipway.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The thread that looks through the outbox goes on after failures, and does not fill the log with them. */
@ExtendWith(OutputCaptureExtension.class)
class SendingThreadTests {

    private static final List<String> REASONS =
            List.of("read-only", "read-only", "read-only", "database away", "", "read-only");

    @Test
    void tellsEachReasonOnceWhileItLasts(CapturedOutput output) {
        AtomicInteger rounds = new AtomicInteger();
        SendingThread thread = new SendingThread(
                () -> {
                    String reason = REASONS.get(Math.min(rounds.getAndIncrement(), REASONS.size() - 1));
                    if (!reason.isEmpty()) {
                        throw new IllegalStateException(reason);
                    }
                },
                Duration.ofMillis(1));
        thread.start();
        Awaitility.await().until(() -> rounds.get() > REASONS.size() + 2);
        thread.stop();

        assertThat(output.getOut().split("IllegalStateException: read-only", -1))
                .hasSize(1 + 2);
        assertThat(output.getOut().split("IllegalStateException: database away", -1))
                .hasSize(1 + 1);
    }
}
