package dev.slipway.process.notify;

import dev.slipway.notice.Notices;
import dev.slipway.notice.Recipient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Tells a delegate, and the holder whom he stands in for, that he may answer a task now. */
@Component
public class StandInNotices {

    private final Notices notices;
    private final RoleHolders holders;
    private final TaskWords words;
    private final ProcessEngine engine;
    private final Clock clock;

    StandInNotices(Notices notices, RoleHolders holders, TaskWords words, ProcessEngine engine, Clock clock) {
        this.notices = notices;
        this.holders = holders;
        this.words = words;
        this.engine = engine;
        this.clock = clock;
    }

    public void called(DelegateTask task, String delegate, String holder) {
        send(TaskCard.of(task), delegate, holder);
    }

    public void called(Task task, String delegate, String holder) {
        send(TaskCard.of(task, engine), delegate, holder);
    }

    private void send(TaskCard task, String delegate, String holder) {
        List<Recipient> to = Stream.of(delegate, holder)
                .map(holders::person)
                .flatMap(Optional::stream)
                .toList();
        notices.send(words.called(task, to, delegate, holder, clock.instant()));
    }
}
