package dev.slipway.process.overview;

import dev.slipway.access.Person;
import dev.slipway.process.hold.OfferedAct;
import dev.slipway.process.hold.OfferedActs;
import dev.slipway.process.hold.TaskAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds among the tasks of a release those that the person may answer from the start page. */
@Component
class AnswerableTasks {

    private final OfferedActs offered;

    AnswerableTasks(OfferedActs offered) {
        this.offered = offered;
    }

    /**
     * @param facts what the processes of the release know
     * @param held whether only lifting is taken now
     */
    List<AnswerableTask> of(List<WaitingTask> tasks, Map<String, Object> facts, boolean held, Person person) {
        List<AnswerableTask> found = new ArrayList<>();
        for (WaitingTask task : tasks) {
            List<OfferedAct> acts = task.isFor(person) ? acts(task, facts, held) : List.of();
            if (!acts.isEmpty() && !isSecondLift(found, acts)) {
                found.add(AnswerableTask.of(task, acts));
            }
        }
        return found;
    }

    private List<OfferedAct> acts(WaitingTask task, Map<String, Object> facts, boolean held) {
        return offered.of(task.definition(), task.activity()).stream()
                .filter(act -> !held || act.act() == TaskAct.LIFT)
                .filter(act -> act.fits(facts::get))
                .toList();
    }

    /** Of two blocks each role lifts its own, whichever of the tasks was pressed. */
    private static boolean isSecondLift(List<AnswerableTask> found, List<OfferedAct> acts) {
        return acts.get(0).act() == TaskAct.LIFT && found.stream().anyMatch(AnswerableTask::lifts);
    }
}
