package dev.slipway.audit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.slipway.audit.record.Deviation.Kind;
import dev.slipway.audit.record.StagingResult.Check;
import dev.slipway.process.history.ProcessModel;
import dev.slipway.process.history.ProcessModel.Arrow;
import dev.slipway.process.history.ProcessRun.WalkedStep;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record says what the ledger says, in the words of the procedure, and finds what deviates. */
class ReleaseRecordTests {

    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theSameEntriesGiveTheSameRecord() throws IOException {
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        assertThat(json.writeValueAsString(SmallRelease.whole(folder)
                        .records()
                        .whole(SmallRelease.SLUG)
                        .orElseThrow()))
                .isEqualTo(json.writeValueAsString(SmallRelease.whole(folder)
                        .records()
                        .whole(SmallRelease.SLUG)
                        .orElseThrow()))
                .contains("\"pieces\"", "Figures hold.", "\"leafHash\"");
    }

    @Test
    void everythingThatDeviatesIsFoundWhatIsOpenFirstAndThenTheGravest() {
        assertThat(SmallRelease.whole(folder).reading().deviations())
                .extracting(Deviation::kind)
                .containsExactly(
                        Kind.CONDITION,
                        Kind.ROLLBACK,
                        Kind.BLOCK,
                        Kind.GATE,
                        Kind.GAP,
                        Kind.REFUSAL,
                        Kind.REFUSED_COMMAND);
    }

    @Test
    void whatWentAsItShouldDeviatesFromNothing() {
        SmallRelease release = SmallRelease.empty(folder)
                .add("GateEvaluated", Map.of("point", "start", "allowed", true))
                .add("ReadinessJudged", Map.of("open", List.of()))
                .add("StagingValidated", Map.of("status", "PASSED"))
                .add("ReleasePackageVerified", Map.of("intact", true))
                .add("ReleaseCandidateAssembled", Map.of("complete", true))
                .add("HealthChecked", Map.of("healthy", true))
                .add("RollbackObserved", Map.of("rtoKept", true, "rtoMillis", 5, "rtoPromisedMinutes", "5"));
        assertThat(release.reading().deviations()).isEmpty();
        release.add("StagingValidated", Map.of("status", "FAILED"))
                .add("HealthChecked", Map.of("healthy", false))
                .add("SomethingOdd", Map.of("security", true, "reason", "A key was used twice."));
        assertThat(release.reading().deviations())
                .extracting(Deviation::kind)
                .as("open ones first")
                .containsExactly(Kind.GAP, Kind.GAP, Kind.SECURITY);
    }

    @Test
    void aFindingIsClosedByWhatFindsTheSameInOrder() {
        SmallRelease release = SmallRelease.empty(folder)
                .add("HealthChecked", Map.of("healthy", false))
                .add("GateEvaluated", Map.of("point", "start", "allowed", false))
                .add("ReleaseBlocked", Map.of("role", "risk-manager", "reason", "Odd answers."))
                .add("BlockLifted", Map.of("role", "compliance-officer", "person", "cora"))
                .add("GateEvaluated", Map.of("point", "start", "allowed", true))
                .add("CommandRefused", Map.of("reason", "Not yours."));
        List<Deviation> found = release.reading().deviations();
        assertThat(found)
                .extracting(Deviation::kind, Deviation::state)
                .containsExactly(
                        tuple(Kind.BLOCK, Deviation.State.OPEN),
                        tuple(Kind.GAP, Deviation.State.OPEN),
                        tuple(Kind.GATE, Deviation.State.CLOSED),
                        tuple(Kind.REFUSED_COMMAND, Deviation.State.NOTED));
        assertThat(found.get(2).closing()).satisfies(closing -> {
            assertThat(closing.by()).isEqualTo("Slipway");
            assertThat(closing.with()).isNotBlank();
            assertThat(closing.sequence()).isGreaterThan(found.get(2).sequence());
        });
        release.add("BlockLifted", Map.of("role", "risk-manager", "person", "rita"));
        assertThat(release.reading().deviations())
                .filteredOn(deviation -> deviation.kind() == Kind.BLOCK)
                .singleElement()
                .extracting(Deviation::closing)
                .asString()
                .contains("by=rita");
    }

    @Test
    void whatAnExceptionOwesOutlivesItsRelease() {
        SmallRelease release = SmallRelease.empty(folder)
                .add("ExceptionDecided", Map.of("decision", "approve", "decidedBy", "gus"))
                .add("ReleaseBlocked", Map.of("role", "risk-manager", "reason", "Odd answers."))
                .add("FollowUpsOpened", Map.of("items", List.of("1 | documentation")))
                .add("DeploymentEventClosed", Map.of("outcome", "success"));
        assertThat(release.reading().deviations())
                .extracting(Deviation::kind, Deviation::state)
                .containsExactly(
                        tuple(Kind.EXCEPTION, Deviation.State.OPEN), tuple(Kind.BLOCK, Deviation.State.CLOSED));
        release.add("ExceptionClosed", Map.of("person", "gus"));
        assertThat(release.reading().deviations()).extracting(Deviation::state).containsOnly(Deviation.State.CLOSED);
    }

    @Test
    void aDocumentThatTheLedgerNamesAndNobodyKeepsIsMissed() {
        SmallRelease release = SmallRelease.whole(folder)
                .add("EvidenceFrozen", Map.of("documents", List.of("evaluation.1.json " + SmallRelease.DIGEST)));
        assertThat(release.reading().deviations())
                .filteredOn(deviation -> deviation.kind() == Kind.MISSING)
                .singleElement()
                .extracting(Deviation::what)
                .asString()
                .contains("evaluation.1.json");
        assertThat(release.reading().evidence())
                .extracting(EvidenceItem::counts)
                .containsExactly(false);
    }

    @Test
    void aModelThatIsNotKeptIsMissedAndItsAnswersStay() {
        SmallRelease release = SmallRelease.empty(folder);
        release.add(
                "ProcessStarted",
                Map.of("process", "plan-deployment", "definition", "plan-deployment:3:x", "instance", "i"));
        release.add(
                "TaskCompleted",
                Map.of(
                        "task", "Activity_PlanRollback",
                        "taskId", "t",
                        "definition", "plan-deployment:3:x",
                        "person", "tom",
                        "values", Map.of("rtoMinutes", "5")));
        CompletedForm form = release.reading().forms().get(0);
        assertThat(form.form()).isNull();
        assertThat(form.task()).isEqualTo("Plan rollback");
        assertThat(form.answers()).containsExactly(new Labelled("Rto minutes", "5"));
        assertThat(release.reading().deviations()).extracting(Deviation::kind).containsExactly(Kind.MISSING);
    }

    @Test
    void sentencesSpeakOfPeopleTasksAndTimes() {
        SmallRelease release = SmallRelease.whole(folder)
                .add(
                        "DeploymentPlanned",
                        Map.of(
                                "windowStart", "2026-11-26T21:01+01:00",
                                "windowEnd", "2026-11-27T05:01:00Z",
                                "steps", "5, 25",
                                "observation", "PT1H30M",
                                "rtoMinutes", "5"))
                .add("ModificationProposed", Map.of("proposal", "notSubstantial", "reasons", "- **one**\n- two"))
                .add("HealthChecked", Map.of("healthy", true, "figures", "{healthAnswers=291, healthErrorRate=0}"))
                .add("NeverHeardOf", Map.of("x", 1));
        List<String> told =
                release.reading().timeline().stream().map(Happening::what).toList();
        assertThat(told)
                .contains(
                        "Completed “Give approval”.",
                        "The deployment was planned: window 26 Nov 2026, 20:01 UTC to 27 Nov 2026, 05:01 UTC,"
                                + " steps 5, 25 %, each watched for 1 h 30 min; a way back within 5 min is promised.",
                        "By the table the modification is not substantial: one · two",
                        "The health of the version was checked: health answers 291, health error rate 0",
                        "Never heard of.");
        Happening answered = release.reading().timeline().stream()
                .filter(happening -> happening.type().equals("TaskCompleted"))
                .findFirst()
                .orElseThrow();
        assertThat(answered.phase()).isEqualTo("Approve release");
        assertThat(answered.who().words()).isEqualTo("quinn as QA Lead");
        assertThat(answered.decisive())
                .containsExactly(
                        new Labelled("This release", "Approve"), new Labelled("What I read", "Staging, Risks"));
        assertThat(answered.answers())
                .contains(
                        new Labelled("Why", "Figures hold."),
                        new Labelled("I have read the evidence", "Ticked"),
                        new Labelled("Votes for", "3"),
                        new Labelled("Date of the resolution", "2026-11-20"));
    }

    @Test
    void aPersonCalledLikeARoleKeepsTheName() {
        SmallRelease release = SmallRelease.empty(folder)
                .add(
                        "RiskClassificationDecided",
                        Map.of("decidedBy", "qa-lead", "outcome", "confirmed", "tier", "high", "reason", "ok"));
        assertThat(release.reading().timeline().get(0).who().words()).isEqualTo("qa-lead");
    }

    @Test
    void everySentenceCanBeTold() throws IOException {
        Properties sentences = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/audit/entry-words.properties")),
                StandardCharsets.UTF_8)) {
            sentences.load(file);
        }
        SmallRelease release = SmallRelease.empty(folder);
        sentences.stringPropertyNames().forEach(type -> release.add(type, Map.of()));
        assertThat(release.reading().timeline())
                .hasSize(sentences.size())
                .allSatisfy(happening -> assertThat(happening.what()).doesNotContain("{", "}", "[", "]"));
    }

    @Test
    void theGateGivesItsReasonsInWords() {
        GateAnswer answer = SmallRelease.whole(folder).reading().gates().get(0);
        assertThat(answer.denials())
                .containsExactly(
                        new GateAnswer.Denial("OUTSIDE_WINDOW", "The window has not begun. Wait for it."),
                        new GateAnswer.Denial("NEVER_SEEN", "Never seen."));
    }

    @Test
    void tablesShowWhichRowsCounted() {
        List<DecisionTable> tables = SmallRelease.whole(folder).reading().tables();
        DecisionTable verdict = tables.get(1);
        assertThat(verdict.columns()).containsExactly("Error rate", "Verdict");
        assertThat(verdict.rules()).extracting(DecisionTable.Rule::hits).containsExactly(0, 1);
        assertThat(verdict.evaluations().get(0).outputs()).containsExactly(new Labelled("Verdict", "rollBack"));
        assertThat(tables.get(0).hitPolicy()).isEqualTo("not kept any more");
    }

    @Test
    void figuresOfStagingAreTakenApart() {
        assertThat(SmallRelease.whole(folder).reading().staging().get(0).checks())
                .containsExactly(
                        new Check("acceptance", "accuracy", "0.8083", ">= 0.75", true),
                        new Check("smoke", "health", "1", "GET /health answers 200", true));
        assertThat(FigureParts.staging(SmallRelease.empty(folder)
                                .add(
                                        "StagingValidated",
                                        Map.of("status", "FAILED", "checks", List.of("something failed")))
                                .ledger
                                .entries(SmallRelease.SLUG)
                                .stream()
                                .map(Recorded::new)
                                .toList())
                        .get(0)
                        .checks())
                .containsExactly(new Check("", "something failed", "", "", false));
    }

    @Test
    void aChartIsAPictureWithoutStyles() {
        List<Measurement> measurements = SmallRelease.whole(folder).reading().measurements();
        assertThat(measurements.get(0).errorRateIncrease()).isEqualTo(new BigDecimal("0.5"));
        assertThat(FigureChart.of(measurements)).containsExactly(FigureChart.ERRORS, FigureChart.LATENCY);
        assertThat(FigureChart.ERRORS.words(measurements)).endsWith(": 10:18:00 at 25 % 0.5.");
        assertThat(FigureChart.ERRORS.svg(measurements).orElseThrow())
                .contains("<svg", "fill=\"rgb(")
                .doesNotContain("style=");
        assertThat(FigureChart.STABILITY.svg(measurements)).isEmpty();
    }

    @Test
    void theWayThatWasWalkedFollowsFromTheOrder() {
        ProcessModel model = new ProcessModel(
                "loop:1:a",
                "loop",
                "Loop",
                1,
                null,
                Map.of("A", "a", "B", "b", "C", "c"),
                List.of(
                        new Arrow("AB", "A", "B"),
                        new Arrow("BA", "B", "A"),
                        new Arrow("BC", "B", "C"),
                        new Arrow("AC", "A", "C")),
                "<xml/>");
        assertThat(Diagrams.walked(
                        model, List.of(visit("A", 0, 1), visit("B", 1, 2), visit("A", 2, 3), visit("C", 3, 3))))
                .containsExactly("AB", "AC", "BA");
        assertThat(Diagrams.walked(model, List.of(visit("A", 0, 0), visit("B", 0, 0), visit("C", 0, 0))))
                .as("within one moment the order tells")
                .containsExactly("AB", "BC");
    }

    private static WalkedStep visit(String activity, long from, long to) {
        return new WalkedStep(
                activity + from, activity, "task", THEN.plusSeconds(from), THEN.plusSeconds(to), false, null);
    }

    @Test
    void longListsComeInSlices() {
        List<Long> all = java.util.stream.LongStream.range(0, 1000).boxed().toList();
        Slice<Long> first = Slice.of(all, Long::longValue, 0);
        assertThat(first.items()).hasSize(Slice.MOST);
        Slice<Long> last = Slice.of(all, Long::longValue, 990);
        assertThat(last.items()).hasSize(10);
        assertThat(last.next()).isNull();
        assertThat(Slice.of(all, Long::longValue, Objects.requireNonNull(first.next()))
                        .items()
                        .get(0))
                .isEqualTo(Slice.MOST);
    }
}
