package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ledger.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No result of a change outside stands before the intention that it names (attack 42 of the ledger's list). */
final class ResultsBehindIntents {

    private static final Set<String> RESULTS = Set.of(
            "RolloutStarted",
            "TrafficShifted",
            "ReleasePromoted",
            "ShadowStarted",
            "RolloutHalted",
            "SystemSwitchedOff",
            "ModelsTagged",
            "ModelAliasesSet");

    private ResultsBehindIntents() {}

    /** @param entries of one release, in order */
    static void require(List<Entry> entries) {
        Set<Object> intended = new HashSet<>();
        for (Entry entry : entries) {
            Object intent = entry.content().payload().get("intent");
            if (entry.content().type().equals("EffectIntended")) {
                intended.add(entry.content().key());
            } else if (intent != null) {
                assertThat(intended).as(entry.content().type()).contains(intent);
            } else {
                assertThat(RESULTS)
                        .as("results without an intention")
                        .doesNotContain(entry.content().type());
            }
        }
        assertThat(intended).isNotEmpty();
    }
}
