package dev.slipway.process.execute;

import dev.slipway.rollout.RolloutFigures;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the table shadow-verdict judges.
 *
 * @param candidate its own figures beside the stable version's, as a canary has them
 * @param agreement share of the compared answers with the stable version's outcome, percent; null where none was
 *     compared
 */
record ShadowFigures(CanaryFigures candidate, @Nullable Double agreement) {

    private static final double PERCENT = 100;

    static ShadowFigures of(RolloutFigures figures, @Nullable Double declaredP95) {
        long compared = figures.shadowCompared();
        Double agreement = compared == 0 ? null : (double) (compared - figures.shadowDifferent()) / compared * PERCENT;
        return new ShadowFigures(CanaryFigures.of(figures, declaredP95), agreement);
    }

    String inWords() {
        return candidate.answers() + " copied requests answered, " + candidate.comparison()
                + (candidate.hasBaseline()
                        ? "; the same outcome as the stable version in " + CanaryFigures.word(agreement) + " %."
                        : "; nothing serves yet that its outcomes could be compared with.");
    }

    Map<String, Object> asRecord(boolean inPlace, Instant since) {
        Map<String, Object> payload = new LinkedHashMap<>(candidate.asRecord());
        payload.put("agreement", CanaryFigures.word(agreement));
        payload.put("inPlace", inPlace);
        payload.put("since", since.toString());
        return payload;
    }
}
