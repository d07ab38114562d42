package dev.slipway.process.candidate;

import dev.slipway.process.Answer;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** An exception puts off at least one section, and nothing of it is due before it begins. */
@Component
class DeferralRules implements ReleaseRules {

    private final Clock clock;

    DeferralRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(Completion completion) {
        if (!completion.isOf("Activity_ApproveException")
                || !completion.text(Answer.EXCEPTION_ANSWER.key()).equals(Deferral.APPROVE)) {
            return;
        }
        List<LocalDate> due = new ArrayList<>();
        Deferral.SECTIONS.values().stream()
                .map(answer -> completion.text(answer.key()))
                .filter(date -> !date.isEmpty())
                .map(LocalDate::parse)
                .forEach(due::add);
        if (due.isEmpty()) {
            throw completion.refusal("an exception puts off at least one section, and no date is filled in for "
                    + labels(completion) + "; fill in a date, or choose the full route.");
        }
        due.addAll(Deferral.dates(completion.text(Answer.COMPENSATING_CONTROLS.key())));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        due.stream().filter(date -> date.isBefore(today)).findFirst().ifPresent(past -> {
            throw completion.refusal(
                    "what is put off is due today or later, and " + past + " has passed; choose a later date.");
        });
    }

    private static String labels(Completion completion) {
        return String.join(
                ", ",
                Deferral.SECTIONS.entrySet().stream()
                        .map(Map.Entry::getValue)
                        .map(answer -> "'" + completion.label(answer.key()) + "'")
                        .toList());
    }
}
