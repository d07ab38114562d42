package dev.slipway.process.hold;

import dev.slipway.process.Fact;
import dev.slipway.process.Holds;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.process.guard.TaskFacts;
import dev.slipway.release.ReleaseBlock;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.HandEffect;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** While a release is held nobody completes its tasks, but for those that protect, lift or end it. */
@Component
class HoldRules implements ReleaseRules {

    private static final String LIFT = "Activity_LiftBlock";

    /** Going back is never held up. */
    private static final Set<String> PROTECTIVE = Set.of("block-release", Holds.ROLLBACK, "learn-from-rollback");

    /** Protective or not by what is carried out. */
    private static final String BY_HAND = "carry-out-by-hand";

    private static final String GATE_DENIAL = "Activity_ResolveGateDenial";
    private static final String AT_START = "denialAtStart";
    private static final String UNDER_WAY = "denialUnderWay";

    private final ObjectProvider<Holds> holds;
    private final ObjectProvider<TaskService> tasks;
    private final IdentityService identities;

    HoldRules(ObjectProvider<Holds> holds, ObjectProvider<TaskService> tasks, IdentityService identities) {
        this.holds = holds;
        this.tasks = tasks;
        this.identities = identities;
    }

    @Override
    public void mayClaim(TaskFacts task, String user) {
        if (task.definitionKey().equals(LIFT) && !holdsRole(user, blockRole(task))) {
            throw Refusal.forbidden("Only the role that blocked lifts the block: this one is for the " + blockRole(task)
                    + ". Ask that role.");
        }
    }

    @Override
    public void mayComplete(TaskFacts task, String user) {
        mayClaim(task, user);
    }

    @Override
    public void check(Completion completion) {
        String key = completion.task().businessKey();
        if (key != null && key.contains("~") && !isProtective(completion)) {
            requireFree(completion, ReleaseId.parse(key));
        }
    }

    private void requireFree(Completion completion, ReleaseId release) {
        Holds now = holds.getObject();
        for (ReleaseBlock block : now.blocks(release)) {
            throw completion.refusal("the release is " + block.inWords() + ". Only the " + block.role()
                    + " lifts that; wait, or have the release withdrawn.");
        }
        if (now.rollbackUnderWay(release)) {
            throw completion.refusal(
                    "a rollback of the release is being decided or carried out; wait for the decision.");
        }
    }

    private static boolean isProtective(Completion completion) {
        return PROTECTIVE.contains(completion.task().processDefinitionKey())
                || isProtectiveWork(completion)
                || (completion.isOf(GATE_DENIAL) && endsOrGoesBack(completion));
    }

    private static boolean isProtectiveWork(Completion completion) {
        return completion.task().processDefinitionKey().equals(BY_HAND)
                && HandEffect.of(completion.text(Fact.HAND_EFFECT.variable())).isProtective();
    }

    private static boolean endsOrGoesBack(Completion denial) {
        return denial.text(AT_START).equals("end") || denial.text(UNDER_WAY).equals("rollBack");
    }

    private String blockRole(TaskFacts task) {
        return String.valueOf(tasks.getObject().getVariable(task.taskId(), Fact.BLOCK_ROLE.variable()));
    }

    private boolean holdsRole(String user, String role) {
        return identities.createGroupQuery().groupMember(user).groupId(role).count() > 0;
    }
}
