package dev.slipway.process.candidate;

import dev.slipway.process.Answer;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Figures;
import dev.slipway.process.FormTime;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.BuildRecord;
import dev.slipway.release.EvaluationRecord;
import dev.slipway.release.Finding;
import dev.slipway.release.ReleaseAssembly;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePolicy;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reads the evidence of the version and takes from it what the release is; findings go back to people. */
@Component
class AssembleReleaseCandidateDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final CandidateFacts facts;
    private final ComputedChange computed;
    private final RecordedChange recorded;
    private final RiskGate risks;
    private final ReleasePolicy policy;
    private final Journal journal;
    private final Clock clock;

    AssembleReleaseCandidateDelegate(
            Candidates candidates,
            CandidateFacts facts,
            ComputedChange computed,
            RecordedChange recorded,
            RiskGate risks,
            ReleasePolicy policy,
            Journal journal,
            Clock clock) {
        this.candidates = candidates;
        this.facts = facts;
        this.computed = computed;
        this.recorded = recorded;
        this.risks = risks;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        ReleaseAssembly assembly = candidates.assemble(release);
        List<Finding> findings = new ArrayList<>(assembly.findings());
        findings.addAll(recorded.findings(release, variables));
        assembly.found().ifPresent(candidate -> findings.addAll(risks.findings(execution, candidate)));
        assembly.found()
                .flatMap(candidate -> facts.diff(release, candidate))
                .ifPresent(diff -> findings.addAll(computed.findings(execution, diff)));
        boolean complete = assembly.found().isPresent() && findings.isEmpty();
        variables.put(Fact.CANDIDATE_COMPLETE, complete).put(Fact.CANDIDATE_FINDINGS, inWords(findings));
        assembly.found().ifPresent(candidate -> accept(execution, release, candidate));
        journal.record(
                execution,
                "ReleaseCandidateAssembled",
                Map.of(
                        "complete",
                        complete,
                        "findings",
                        findings.stream().map(Finding::line).toList()));
    }

    private void accept(DelegateExecution execution, ReleaseId release, ReleaseCandidate candidate) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        facts.write(release, candidate, variables);
        propose(variables);
        proposeKnown(candidate, variables);
        variables.propose(Answer.PLAN_ENVIRONMENTS, "staging\n" + release.environment());
        journal.record(
                execution,
                "ReleasePackageDescribed",
                Map.of(
                        "riskTier", variables.text(Fact.RISK_TIER),
                        "deployedVersion", variables.text(Fact.DEPLOYED_VERSION),
                        "assessedVersion", candidate.manifest().assessedVersion(),
                        "diff", variables.text(Fact.DIFF_SUMMARY)),
                List.of(candidate.releasePackage().digest(), candidate.bundleId()));
    }

    private void propose(ReleaseVariables variables) {
        OffsetDateTime now =
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        variables
                .propose(Answer.WINDOW_START, FormTime.format(now))
                .propose(Answer.WINDOW_END, FormTime.format(now.plusHours(8)))
                .propose(Answer.CANARY_STEPS, steps())
                .propose(Answer.OBSERVATION_PERIOD, policy.observation().toString())
                .propose(
                        Answer.RTO_MINUTES,
                        Math.toIntExact(policy.rollbackTime().toMinutes()));
    }

    /** What the evidence or production says is not typed again. */
    private static void proposeKnown(ReleaseCandidate candidate, ReleaseVariables variables) {
        BuildRecord build = candidate.build();
        variables
                .propose(Answer.PACKAGE_BUILT_EVIDENCE, "CI run " + build.ciRun())
                .propose(
                        Answer.PACKAGE_TAGGED_EVIDENCE,
                        "Version " + candidate.version() + ", commit " + build.commit());
        if (!candidate.evaluation().criteria().isEmpty()) {
            variables.propose(Answer.SUCCESS_CRITERIA, criteria(candidate.evaluation()));
        }
        String deployed = variables.text(Fact.DEPLOYED_VERSION);
        if (!deployed.equals(CandidateFacts.NONE)) {
            variables.propose(Answer.ROLLBACK_PLAN_TARGET, deployed);
        }
    }

    /** As the plan asks for them: what staging has to reach is the least that production has to. */
    static String criteria(EvaluationRecord evaluation) {
        return evaluation.criteria().stream()
                .map(criterion ->
                        criterion.metric() + " " + criterion.op().sign() + " " + Figures.decimal(criterion.value()))
                .collect(Collectors.joining("\n"));
    }

    private String steps() {
        return policy.canarySteps().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String inWords(List<Finding> findings) {
        return findings.stream().map(finding -> "- " + finding.line()).collect(Collectors.joining("\n"));
    }
}
