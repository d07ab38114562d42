package dev.slipway.process.byhand;

import dev.slipway.process.guard.OwnSteps;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstanceQuery;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** What rules about work by hand ask besides the answers, at noon and where nobody did anything before. */
public final class HandClock {

    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:30Z"), ZoneOffset.UTC);

    private HandClock() {}

    public static TypedTimes atNoon() {
        return new TypedTimes(NOON);
    }

    public static LastDoer nobody() {
        DefaultListableBeanFactory none = new DefaultListableBeanFactory();
        return new LastDoer(none.getBeanProvider(HistoryService.class), none.getBeanProvider(OwnSteps.class));
    }

    /** Where each of these activities was completed by that person. */
    public static LastDoer lastBy(Map<String, String> people) {
        DefaultListableBeanFactory none = new DefaultListableBeanFactory();
        return new LastDoer(none.getBeanProvider(HistoryService.class), none.getBeanProvider(OwnSteps.class)) {
            @Override
            public Optional<String> of(String activity, UnaryOperator<HistoricTaskInstanceQuery> where) {
                return Optional.ofNullable(people.get(activity));
            }
        };
    }
}
