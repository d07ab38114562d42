package dev.slipway.process.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.process.exception.FollowUpItem.Kind;
import dev.slipway.release.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an approved exception leaves behind. */
class OwedItemsTests {

    @Test
    void everySectionAndEveryControlIsOwedUntilTheEndOfItsDay() {
        assertThat(OwedItems.of(
                        "documentation | 2026-12-01\noperations | 2026-12-02",
                        "Each answer is read by a person | qa-lead | 2026-11-30\n"))
                .containsExactly(
                        new FollowUpItem(
                                Kind.DEFERRED_CHECK,
                                "Complete the documentation section of the checklist",
                                Role.DEPLOYMENT_MANAGER,
                                Instant.parse("2026-12-02T00:00:00Z")),
                        new FollowUpItem(
                                Kind.DEFERRED_CHECK,
                                "Complete the operations section of the checklist",
                                Role.DEPLOYMENT_MANAGER,
                                Instant.parse("2026-12-03T00:00:00Z")),
                        new FollowUpItem(
                                Kind.COMPENSATING_CONTROL,
                                "Each answer is read by a person",
                                Role.QA_LEAD,
                                Instant.parse("2026-12-01T00:00:00Z")));
    }
}
