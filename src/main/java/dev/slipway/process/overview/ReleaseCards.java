package dev.slipway.process.overview;

import static java.util.stream.Collectors.groupingBy;

import dev.slipway.access.Person;
import dev.slipway.approval.Approvals;
import dev.slipway.process.Holds;
import dev.slipway.process.hold.Intervention;
import dev.slipway.release.ReleaseAttempt;
import dev.slipway.release.ReleaseBlock;
import dev.slipway.release.ReleaseBlocks;
import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/** Puts together what the start page shows of each release, in a fixed number of queries however many there are. */
@Component
class ReleaseCards {

    private static final String TOP = "ai-deployment";
    private static final String EXECUTE = "execute-deployment";
    private static final String OPERATE = "operate-and-monitor";

    private final RunningProcesses processes;
    private final RunningTraffic traffic;
    private final TopFacts facts;
    private final ReleaseBlocks blocks;
    private final Approvals approvals;
    private final AnswerableTasks answerable;
    private final RepositoryService repository;

    ReleaseCards(
            RunningProcesses processes,
            RunningTraffic traffic,
            TopFacts facts,
            ReleaseBlocks blocks,
            Approvals approvals,
            AnswerableTasks answerable,
            RepositoryService repository) {
        this.processes = processes;
        this.traffic = traffic;
        this.facts = facts;
        this.blocks = blocks;
        this.approvals = approvals;
        this.answerable = answerable;
        this.repository = repository;
    }

    /** In the order of the attempts. */
    List<ReleaseCard> of(List<ReleaseAttempt> attempts, List<WaitingTask> tasks, Person person) {
        List<String> slugs =
                attempts.stream().map(attempt -> attempt.release().slug()).toList();
        List<RunningProcess> all = processes.of(slugs);
        Map<String, Integer> shares = traffic.of(all);
        Map<String, List<RunningProcess>> running =
                all.stream().collect(groupingBy(process -> Objects.requireNonNullElse(process.about(), "")));
        Map<String, List<WaitingTask>> waiting = tasks.stream().collect(groupingBy(WaitingTask::about));
        Map<String, List<ReleaseBlock>> standing = blocks.standing().stream()
                .collect(groupingBy(block -> block.release().slug()));
        Map<String, Map<String, Object>> known =
                facts.of(all.stream().map(RunningProcess::id).toList());
        Set<String> approved = approvals.standingYesesOf(person.id());
        return attempts.stream()
                .map(attempt -> {
                    String slug = attempt.release().slug();
                    return card(
                            attempt,
                            running.getOrDefault(slug, List.of()),
                            waiting.getOrDefault(slug, List.of()),
                            standing.getOrDefault(slug, List.of()),
                            known,
                            shares,
                            approved,
                            person);
                })
                .toList();
    }

    private ReleaseCard card(
            ReleaseAttempt attempt,
            List<RunningProcess> running,
            List<WaitingTask> waiting,
            List<ReleaseBlock> standing,
            Map<String, Map<String, Object>> known,
            Map<String, Integer> shares,
            Set<String> approved,
            Person person) {
        Optional<RunningProcess> top = top(running);
        Map<String, Object> facts = facts(running, top, known);
        boolean back = "rollback".equals(facts.get(ReleaseCard.TYPE));
        Progress progress = progress(top, running, back);
        return new ReleaseCard(
                attempt,
                facts,
                progress,
                waiting.stream().sorted(WaitingTask.BY_DUE).toList(),
                atWork(running),
                Stream.concat(standing.stream().map(ReleaseCards::blocked), rollbacks(running, back))
                        .toList(),
                RunningTraffic.share(running, shares).orElse(null),
                offered(progress, person, approved.contains(attempt.release().slug())),
                answerable.of(waiting, facts, !standing.isEmpty(), person));
    }

    /** What a phase found is known to itself alone while it lasts; all else the top process knows best. */
    private static Map<String, Object> facts(
            List<RunningProcess> running, Optional<RunningProcess> top, Map<String, Map<String, Object>> known) {
        Map<String, Object> facts = new HashMap<>();
        running.forEach(process -> facts.putAll(known.getOrDefault(process.id(), Map.of())));
        top.ifPresent(process -> facts.putAll(known.getOrDefault(process.id(), Map.of())));
        return facts;
    }

    private static Optional<RunningProcess> top(List<RunningProcess> running) {
        return running.stream().filter(process -> process.key().equals(TOP)).findFirst();
    }

    private Progress progress(Optional<RunningProcess> top, List<RunningProcess> running, boolean back) {
        if (top.isEmpty()) {
            return new Progress(List.of(), -1);
        }
        var model = repository.getBpmnModelInstance(top.get().definition());
        MainLine line = back ? MainLine.back(model) : MainLine.of(model);
        int current = running.stream()
                .filter(process -> top.get().id().equals(process.calledBy()))
                .mapToInt(process -> line.indexOf(process.key()))
                .max()
                .orElse(-1);
        return new Progress(line.phases(), current);
    }

    /** The innermost processes. */
    private static List<String> atWork(List<RunningProcess> running) {
        Set<String> callers = running.stream()
                .map(RunningProcess::calledBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return running.stream()
                .filter(process -> !callers.contains(process.id()))
                .map(RunningProcess::name)
                .distinct()
                .toList();
    }

    private static Hold blocked(ReleaseBlock block) {
        String role = Role.of(block.role()).map(Role::title).orElse(block.role());
        return new Hold(
                "Blocked by " + block.person() + " as " + role + ": " + block.reason(),
                "Only the " + role + " lifts it, here or in the task “Lift block”.",
                block.since());
    }

    private static Stream<Hold> rollbacks(List<RunningProcess> running, boolean back) {
        return running.stream()
                .filter(process -> !back && process.key().equals(Holds.ROLLBACK))
                .map(process -> new Hold(
                        "A rollback is being decided or carried out.",
                        "It goes on when the " + Role.SYSTEM_OWNER.title()
                                + " decides to keep it; otherwise it is taken back.",
                        process.since()));
    }

    private static List<Intervention> offered(Progress progress, Person person, boolean approved) {
        return Arrays.stream(Intervention.values())
                .filter(intervention -> intervention.isFor(person.roles()))
                .filter(intervention -> fits(intervention, progress, approved))
                .toList();
    }

    private static boolean fits(Intervention intervention, Progress progress, boolean approved) {
        return switch (intervention) {
            case BLOCK, WITHDRAWAL -> !progress.isIn(OPERATE);
            case REVOCATION -> approved && !progress.isIn(OPERATE);
            case ROLLBACK_REQUEST -> progress.isIn(EXECUTE) || progress.isIn(OPERATE);
        };
    }
}
