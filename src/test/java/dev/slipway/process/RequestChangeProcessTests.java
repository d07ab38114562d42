package dev.slipway.process;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code request-change}. */
class RequestChangeProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("request-change");

    @Test
    void aChangeOfAnAiSystemLeadsToARelease() {
        requested("ai-system", false).endedAt("Event_ReleaseToBeRequested", "aiSystem");
    }

    @Test
    void anAnswerNeverHeardOfCountsAsAnAiSystem() {
        requested("maybe", false).endedAt("Event_ReleaseToBeRequested", "aiSystem");
    }

    @Test
    void aRejectedChangeEnds() {
        requested("rejected", false).endedAt("Event_ChangeRejected", "rejected");
    }

    @Test
    void aChangeOfNoAiSystemGoesItsOwnWay() {
        requested("not-ai", false).endedAt("Event_NoAiSystem", "notAi");
    }

    @Test
    void aDrawnChangeIsReviewedAndConfirmed() {
        requested("not-ai", true)
                .complete("Activity_ReviewNonAiChange", "changeReview", "confirmed")
                .runJob("Activity_RecordChangeReview")
                .endedAt("Event_NoAiSystemConfirmed", "notAi");
    }

    @Test
    void aReviewFindsAnAiSystemAfterAll() {
        requested("not-ai", true)
                .complete("Activity_ReviewNonAiChange", "changeReview", "aiSystem")
                .runJob("Activity_RecordChangeReview")
                .endedAt("Event_AiSystemAfterAll", "aiSystem");
    }

    @Test
    void notToKnowWhetherItWasDrawnIsToReviewIt() {
        requested("not-ai", null).waitsAt("Activity_ReviewNonAiChange");
    }

    private static Walk requested(String answer, @Nullable Boolean sampled) {
        return PROCESS.start("changeAnswer", answer, "changeSampled", sampled).runJob("Event_ChangeRequested");
    }
}
