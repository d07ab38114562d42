package dev.slipway.process.rollback;

import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutFigures;
import dev.slipway.rollout.RolloutFigures.VersionFigures;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the version that goes back has answered people, and how often as far as it is still counted; unknown counts
 * as yes.
 */
@Component
class AffectedAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(AffectedAnswers.class);

    private final Rollout rollout;

    AffectedAnswers(Rollout rollout) {
        this.rollout = rollout;
    }

    void note(DelegateExecution execution, Optional<RolloutOrder> order, RolloutState before) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Optional<RolloutFigures> figures = figures(before);
        if (order.isEmpty() || figures.isEmpty()) {
            variables
                    .put(Fact.ANSWERED_PEOPLE, true)
                    .put(Fact.AFFECTED_ANSWERS, "Not known: production shows no order or no figures of this release.");
            return;
        }
        long answers = answers(figures.get(), order.get());
        boolean inTraffic = before.candidate() == null || before.candidatePercent() > 0;
        variables
                .put(Fact.ANSWERED_PEOPLE, inTraffic || answers > 0)
                .put(Fact.AFFECTED_ANSWERS, inWords(order.get(), figures.get(), answers, inTraffic));
    }

    /** Figures that cannot be read must not stop the way back. */
    private Optional<RolloutFigures> figures(RolloutState before) {
        try {
            return Optional.of(rollout.figures(before.target(), Instant.EPOCH));
        } catch (RuntimeException e) {
            LOG.warn("The figures of {} cannot be read before the rollback.", before.target(), e);
            return Optional.empty();
        }
    }

    /** Copies of a shadow are counted among the answers and reached nobody. */
    private static long answers(RolloutFigures figures, RolloutOrder order) {
        long all = Stream.of(Optional.ofNullable(figures.candidate()), Optional.ofNullable(figures.stable()))
                .flatMap(Optional::stream)
                .filter(found -> found.packageDigest().equals(order.candidate().digest()))
                .mapToLong(VersionFigures::answers)
                .sum();
        return Math.max(0, all - figures.shadowCompared());
    }

    private static String inWords(RolloutOrder order, RolloutFigures figures, long answers, boolean inTraffic) {
        String version = order.candidate().version();
        return inTraffic || answers > 0
                ? "Version " + version + " gave at least " + answers + " answers to people between " + figures.from()
                        + " and " + figures.to() + "; earlier ones are no longer counted here."
                : "Version " + version + " answered nobody: no request reached it.";
    }
}
