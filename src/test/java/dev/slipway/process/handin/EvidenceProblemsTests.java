package dev.slipway.process.handin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.evidence.EvidenceUnreadable;
import org.junit.jupiter.api.Test;

/** A store that does not answer is told from one that has nothing. */
class EvidenceProblemsTests {

    private final EvidenceProblems problems = new EvidenceProblems();

    @Test
    void whatIsNotThereIsNotFoundAndWhatDoesNotAnswerIsTriedAgain() {
        assertThat(problems.unreadable(new EvidenceUnreadable("gone"))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(problems.unreadable(new EvidenceUnreachable("away"))
                        .getStatusCode()
                        .value())
                .isEqualTo(503);
    }
}
