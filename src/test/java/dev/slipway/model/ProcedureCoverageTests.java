package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every point of the procedure is answered by something that exists. */
class ProcedureCoverageTests {

    private final List<CoverageLine> lines;

    ProcedureCoverageTests() throws IOException {
        lines = CoverageLine.all();
    }

    @Test
    void everyItemOfTheProcedureIsListedAndNothingElse() {
        assertThat(lines.stream().map(CoverageLine::item).distinct())
                .containsExactlyInAnyOrderElementsOf(ProcedureItems.all());
    }

    @Test
    void everyTargetExists() throws IOException {
        CoverageTargets targets = new CoverageTargets();
        List<CoverageLine> missing = new ArrayList<>();
        for (CoverageLine line : lines) {
            if (!targets.has(line)) {
                missing.add(line);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noLineStandsTwice() {
        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void everyItemThatWaitsForALaterIssueIsPartlyThereAlready() {
        List<String> answered = lines.stream()
                .filter(line -> !line.kind().equals("issue"))
                .map(CoverageLine::item)
                .toList();
        assertThat(answered).containsAll(ProcedureItems.all());
    }
}
