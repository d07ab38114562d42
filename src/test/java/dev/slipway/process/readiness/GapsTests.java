package dev.slipway.process.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Open items, sorted by who closes them. */
class GapsTests {

    private static final Gaps GAPS = new Gaps(List.of(
            new ChecklistItem("1.2", "Is the code reviewed?", "deployment-manager", "development", false),
            new ChecklistItem("2.1", "Is testing complete?", "qa-lead", "testing", false),
            new ChecklistItem("1.5", "Is the version tagged?", "deployment-manager", "development", false),
            new ChecklistItem("5.1", "Is the environment prepared?", "deployment-manager", "operations", false)));

    @Test
    void everyOwnerGetsHisOwnOnes() {
        assertThat(GAPS.owners()).containsExactly("deployment-manager", "qa-lead");
        assertThat(GAPS.byOwner()).contains(entry("qa-lead", "- **2.1** Is testing complete?"));
        assertThat(GapLines.itemsShown(String.valueOf(GAPS.byOwner().get("deployment-manager"))))
                .containsExactly("1.2", "1.5", "5.1");
    }

    @Test
    void aSectionComesBackOnceHoweverManyGapsItHas() {
        assertThat(GAPS.sections()).containsExactly("development", "testing", "operations");
    }

    @Test
    void anAnswerNamesTheGapsThatItIsAbout() {
        assertThat(GapLines.itemsAnswered("1.2 | reviewed\n  5.1|by hand")).containsExactly("1.2", "5.1");
        assertThat(GapLines.itemsAnswered("nothing was done")).isEmpty();
    }
}
