package dev.slipway.process.byhand;

import dev.slipway.process.Answer;
import dev.slipway.process.Answered;
import dev.slipway.process.Fact;
import dev.slipway.process.Figures;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.HandFigures;
import dev.slipway.rollout.Target;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the figures that operations read off; whether they are good enough is judged like measured ones. */
@Component
class RecordFiguresDelegate implements JavaDelegate {

    private final HandFigures figures;
    private final Answered answered;
    private final Journal journal;
    private final Clock clock;

    RecordFiguresDelegate(HandFigures figures, Answered answered, Journal journal, Clock clock) {
        this.figures = figures;
        this.answered = answered;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        HandFigures.Reading reading = reading(ReleaseVariables.of(execution));
        figures.record(
                new Target(release.system(), release.environment()),
                release.version(),
                ReleaseVariables.of(execution).text(Fact.PACKAGE_DIGEST),
                reading);
        record(execution, reading);
    }

    private static String summary(ReleaseVariables variables, HandFigures.Reading reading) {
        return "No canary and no shadow: rolled out by hand, from none to all requests in one step. Read by operations"
                + " since then: " + reading.answers() + " answers, " + reading.errors() + " errors, p95 latency "
                + Figures.decimal(reading.latencyP95Ms()) + " ms. "
                + variables.textOr(Fact.MANUAL_FORM_TEXT, "No form of the governance lead is needed at this risk.");
    }

    private HandFigures.Reading reading(ReleaseVariables variables) {
        return new HandFigures.Reading(
                Instant.parse(variables.text(Fact.FIGURES_SINCE)),
                clock.instant(),
                (long) variables.number(Answer.FIGURES_ANSWERS),
                (long) variables.number(Answer.FIGURES_ERRORS),
                variables.number(Answer.FIGURES_LATENCY),
                Outcomes.parse(variables.textOr(Answer.FIGURES_OUTCOMES, "")));
    }

    private void record(DelegateExecution execution, HandFigures.Reading reading) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        variables.put(Fact.CANARY_SUMMARY, summary(variables, reading));
        journal.record(
                execution,
                "FiguresTypedIn",
                Map.of(
                        "readBy", answered.by(execution, FigureRules.READ),
                        "source", variables.text(Answer.FIGURES_SOURCE),
                        "from", reading.from().toString(),
                        "to", reading.to().toString(),
                        "answers", String.valueOf(reading.answers()),
                        "errors", String.valueOf(reading.errors()),
                        "latencyP95Ms", Figures.decimal(reading.latencyP95Ms()),
                        "outcomes", reading.outcomes().toString()),
                List.of(variables.text(Fact.PACKAGE_DIGEST)));
    }
}
