package dev.slipway.process.hold;

import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.ReleaseAttempt;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lifts, rejects and sends back by answering the task that waits for it: claimed and completed in the caller's name,
 * with every check that the form of the task meets.
 */
@Component
public class TaskActs {

    private final OwnSteps steps;
    private final IdentityService identities;
    private final TaskService tasks;
    private final FormService forms;
    private final TaskChoices choices;
    private final Releases releases;

    TaskActs(
            OwnSteps steps,
            IdentityService identities,
            TaskService tasks,
            FormService forms,
            TaskChoices choices,
            Releases releases) {
        this.steps = steps;
        this.identities = identities;
        this.tasks = tasks;
        this.forms = forms;
        this.choices = choices;
        this.releases = releases;
    }

    /** Answers the one task that takes it now. */
    public void act(TaskAct act, String slug, ActRequest request) {
        steps.run(act.title(), slug, () -> {
            TaskChoices.Caller caller = caller(act);
            Interventions.requireReason(act.title(), request.reason());
            ReleaseId release = openRelease(act, slug);
            TaskChoices.Choice choice =
                    steps.runAuthorized(act.title(), slug, () -> choices.choose(act, release, request, caller));
            answer(choice, caller, choice.act().filledIn(request));
            return act;
        });
    }

    /** The same two commands as Tasklist's, with the rights of the person alone. */
    private void answer(TaskChoices.Choice choice, TaskChoices.Caller caller, Map<String, @Nullable Object> values) {
        String task = choice.task().getId();
        if (!caller.user().equals(choice.task().getAssignee())) {
            tasks.claim(task, caller.user());
        }
        forms.submitTaskForm(task, TypedAnswers.of(values));
    }

    private TaskChoices.Caller caller(TaskAct act) {
        Authentication login = identities.getCurrentAuthentication();
        if (login == null || login.getUserId() == null) {
            throw Refusal.forbidden(act.title() + " refused: nobody is logged in.");
        }
        return new TaskChoices.Caller(login.getUserId(), login.getGroupIds() == null ? List.of() : login.getGroupIds());
    }

    private ReleaseId openRelease(TaskAct act, String slug) {
        ReleaseId release = Interventions.release(act.title(), slug);
        return releases.find(release.slug())
                .filter(ReleaseAttempt::isOpen)
                .map(attempt -> release)
                .orElseThrow(() -> Interventions.noOpenRelease(act.title(), slug));
    }
}
