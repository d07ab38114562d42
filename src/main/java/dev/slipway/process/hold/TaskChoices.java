package dev.slipway.process.hold;

import dev.slipway.process.Fact;
import dev.slipway.process.Holds;
import dev.slipway.process.guard.Quoted;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Finds the task by which somebody lifts, rejects or sends back a release now, or says why there is none. */
@Component
class TaskChoices {

    private static final String INSTEAD = " Until its rollout starts the deployment-manager withdraws a release, until"
            + " full traffic the risk-manager and the compliance-officer block it, and whoever works in releases asks for"
            + " the rollback of what is in production.";

    private final TaskService tasks;
    private final OfferedActs offered;
    private final Holds holds;

    TaskChoices(TaskService tasks, OfferedActs offered, Holds holds) {
        this.tasks = tasks;
        this.offered = offered;
        this.holds = holds;
    }

    /** Who acts. */
    record Caller(String user, List<String> groups) {

        private boolean worksInReleases() {
            return Arrays.stream(Role.values()).filter(Role::takesTasks).anyMatch(role -> groups.contains(role.id()));
        }
    }

    /** A task that waits, and one of the acts that it takes. */
    record Choice(Task task, List<IdentityLink> links, OfferedAct act) {

        private boolean isFor(Caller caller) {
            return links.stream()
                    .anyMatch(link -> caller.user().equals(link.getUserId())
                            || caller.groups().contains(String.valueOf(link.getGroupId())));
        }

        private String inWords() {
            return "'" + task.getName() + "' of "
                    + links.stream()
                            .map(IdentityLink::getGroupId)
                            .filter(Objects::nonNull)
                            .sorted()
                            .toList();
        }
    }

    /** @throws Refusal when nothing takes it, nothing of the caller's, or several do */
    Choice choose(TaskAct act, ReleaseId release, ActRequest request, Caller caller) {
        List<Choice> all = choices(act, release);
        List<Choice> own = all.stream().filter(choice -> choice.isFor(caller)).toList();
        if (own.isEmpty() && !caller.worksInReleases()) {
            throw Refusal.forbidden(act.title() + " refused: " + caller.user()
                    + " works in no release. Ask somebody whose task takes it.");
        }
        if (all.isEmpty()) {
            throw nothing(act, release);
        }
        if (own.isEmpty()) {
            throw forOthers(act, release, all);
        }
        return one(act, release, request, own);
    }

    private Choice one(TaskAct act, ReleaseId release, ActRequest request, List<Choice> own) {
        List<Choice> named = only(
                own, choice -> request.task().isEmpty() || choice.task().getId().equals(request.task()));
        if (named.isEmpty()) {
            throw Refusal.conflict(act.title() + " refused: '" + Quoted.of(request.task()) + "' is no open task of "
                    + release + " that takes it from you; those are " + names(own) + ". Name one of them, or none.");
        }
        if (named.stream().map(choice -> choice.task().getId()).distinct().count() > 1) {
            throw Refusal.conflict(act.title() + " refused: several tasks of " + release + " take it from you: "
                    + names(named) + ". Name one of them as 'task'.");
        }
        List<Choice> there = only(
                named, choice -> request.to().isEmpty() || choice.act().to().equals(request.to()));
        if (there.size() != 1) {
            throw Refusal.badRequest(act.title() + " refused: 'to' must be "
                    + where(OfferedAct.targets(named.stream().map(Choice::act).toList()))
                    + " for " + names(named) + ", found '" + Quoted.of(request.to())
                    + "'. Say where the release goes.");
        }
        return there.get(0);
    }

    private List<Choice> choices(TaskAct act, ReleaseId release) {
        return tasks.createTaskQuery().processInstanceBusinessKey(release.slug()).list().stream()
                .flatMap(task -> offered.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).stream()
                        .filter(offer -> offer.act() == act)
                        .filter(offer -> offer.fits(name -> tasks.getVariable(task.getId(), name)))
                        .map(offer -> new Choice(task, links(act, task), offer)))
                .toList();
    }

    /** The model offers a block's task to every role that may block; only the one that did so lifts it. */
    private List<IdentityLink> links(TaskAct act, Task task) {
        Object blocked = act == TaskAct.LIFT ? tasks.getVariable(task.getId(), Fact.BLOCK_ROLE.variable()) : null;
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> blocked == null || blocked.equals(link.getGroupId()))
                .toList();
    }

    private Refusal nothing(TaskAct act, ReleaseId release) {
        if (act == TaskAct.LIFT) {
            return Refusal.conflict(act.title() + " refused: "
                    + (holds.blocks(release).isEmpty()
                            ? release + " is not blocked. There is nothing to lift."
                            : "the block of " + release + " is still being carried out, and its task is not open yet."
                                    + " Try again in a moment."));
        }
        return Refusal.conflict(act.title() + " refused: no task of " + release + " that waits now takes it; "
                + waiting(release) + ". The procedure has it in: " + String.join(", ", offered.processes(act)) + "."
                + INSTEAD);
    }

    private static Refusal forOthers(TaskAct act, ReleaseId release, List<Choice> all) {
        return Refusal.forbidden(act.title() + " refused: with " + release + " it is for "
                + all.stream().map(Choice::inWords).distinct().collect(Collectors.joining(" and for "))
                + ", and you are in none of these groups"
                + (act == TaskAct.LIFT ? ": only the role that blocked lifts the block." : ".")
                + " Ask somebody who is.");
    }

    private String waiting(ReleaseId release) {
        String names = tasks.createTaskQuery().processInstanceBusinessKey(release.slug()).list().stream()
                .map(task -> "'" + task.getName() + "'")
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "it waits for nobody" : "it waits for " + names;
    }

    private static List<Choice> only(List<Choice> choices, Predicate<Choice> condition) {
        return choices.stream().filter(condition).toList();
    }

    private static String names(List<Choice> choices) {
        return choices.stream()
                .map(choice -> choice.task().getId() + " ('" + choice.task().getName() + "')")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String where(List<String> targets) {
        return targets.equals(List.of("")) ? "left out" : "one of " + targets;
    }
}
