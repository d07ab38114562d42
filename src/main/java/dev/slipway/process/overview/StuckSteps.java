package dev.slipway.process.overview;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Steps that failed, whether the engine still tries them or not. */
@Component
class StuckSteps {

    private static final int MOST = 100;
    private static final int LONGEST = 1000;

    private final ManagementService management;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final RunningProcesses processes;

    StuckSteps(
            ManagementService management,
            RuntimeService runtime,
            RepositoryService repository,
            RunningProcesses processes) {
        this.management = management;
        this.runtime = runtime;
        this.repository = repository;
        this.processes = processes;
    }

    /** Those that people must see to come first. */
    List<StuckStep> all() {
        List<Job> failed = failed();
        if (failed.isEmpty()) {
            return List.of();
        }
        Map<String, Instant> givenUp = givenUp();
        Map<String, RunningProcess> running =
                processes.byId(failed.stream().map(Job::getProcessInstanceId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(RunningProcess::id, Function.identity()));
        return failed.stream()
                .map(job -> step((JobEntity) job, running.get(job.getProcessInstanceId()), givenUp))
                .sorted(Comparator.comparing(StuckStep::needsPeople).reversed().thenComparing(StuckStep::since))
                .toList();
    }

    /** Each once: those that the engine gave up on, with or without a reason, and those that it will try again. */
    private List<Job> failed() {
        List<Job> givenUp = management.createJobQuery().noRetriesLeft().listPage(0, MOST);
        List<Job> tried =
                management.createJobQuery().withException().withRetriesLeft().listPage(0, MOST);
        return Stream.concat(givenUp.stream(), tried.stream())
                .filter(job -> job.getProcessInstanceId() != null)
                .toList();
    }

    private StuckStep step(JobEntity job, @Nullable RunningProcess process, Map<String, Instant> givenUp) {
        return new StuckStep(
                name(job),
                process == null ? "" : process.name(),
                job.getProcessInstanceId(),
                process == null ? "" : Objects.requireNonNullElse(process.about(), ""),
                message(job),
                job.getRetries(),
                instant(job.getDuedate()),
                givenUp.getOrDefault(job.getId(), job.getCreateTime().toInstant()));
    }

    /** When the engine gave up on a job, by job. */
    private Map<String, Instant> givenUp() {
        return runtime.createIncidentQuery().incidentType(Incident.FAILED_JOB_HANDLER_TYPE).listPage(0, MOST).stream()
                .filter(incident -> incident.getConfiguration() != null)
                .collect(Collectors.toMap(
                        Incident::getConfiguration,
                        incident -> incident.getIncidentTimestamp().toInstant(),
                        (one, other) -> one));
    }

    private String name(JobEntity job) {
        String activity = job.getFailedActivityId();
        if (activity == null) {
            return "A step";
        }
        FlowElement element =
                repository.getBpmnModelInstance(job.getProcessDefinitionId()).getModelElementById(activity);
        return element == null || element.getName() == null ? activity : element.getName();
    }

    private static String message(Job job) {
        String text = Objects.requireNonNullElse(job.getExceptionMessage(), "The step gave no reason.");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
