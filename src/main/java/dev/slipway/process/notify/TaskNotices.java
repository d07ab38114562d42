package dev.slipway.process.notify;

import dev.slipway.notice.Notices;
import dev.slipway.notice.Recipient;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Mails that a task causes: its roles are called, the consulted asked for comment, the informed told how it
 * ended.
 */
@Component
class TaskNotices {

    private final Notices notices;
    private final RoleHolders holders;
    private final TaskWords words;

    TaskNotices(Notices notices, RoleHolders holders, TaskWords words) {
        this.notices = notices;
        this.holders = holders;
        this.words = words;
    }

    @EventListener(condition = "#task.eventName == '" + TaskListener.EVENTNAME_CREATE + "'")
    void offered(DelegateTask task) {
        TaskCard card = TaskCard.of(task);
        List<Recipient> candidates = holders.of(card.roles());
        notices.send(words.offered(card, candidates));
        List<Recipient> consulted = holders.of(card.raci().consulted()).stream()
                .filter(person -> !candidates.contains(person))
                .toList();
        notices.send(words.consulted(card, consulted));
    }

    @EventListener(condition = "#task.eventName == '" + TaskListener.EVENTNAME_COMPLETE + "'")
    void completed(DelegateTask task) {
        TaskCard card = TaskCard.of(task);
        List<Recipient> informed = holders.of(card.raci().informed());
        if (!informed.isEmpty()) {
            notices.send(words.completed(card, holders.acting(card), TaskResult.of(task), informed));
        }
    }
}
