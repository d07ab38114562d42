package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.Leftovers;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.Approvals;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.Candidates;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An approver gives the answer in the real Tasklist, refused once and then recorded as hers. */
@SlipwayTest
class ApprovalBrowserTests {

    private static final String TASK = "Give approval";
    private static final String ROLE = "risk-manager";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Releases releases;

    @Autowired
    private Candidates candidates;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Ledger ledger;

    private String instance = "";
    private ReleaseId release = ReleaseId.parse("none~0~none~1");
    private ChromeDriver browser;
    private Page page;
    private TasklistPage tasklist;

    @BeforeEach
    void openTheRound() {
        browser = Chromium.start();
        page = new Page(browser);
        tasklist = new TasklistPage(page);
        release = releases.open("credit-scoring", "1.1.0", "production", "ci");
        instance = runtime.createProcessInstanceByKey("approve-deployment")
                .businessKey(release.slug())
                .setVariables(askedFor())
                .startBeforeActivity("Activity_OpenApprovalRound")
                .execute()
                .getId();
        // the list looks for new tasks but once a minute
        await().until(() -> tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .taskCandidateGroup(ROLE)
                        .count()
                == 1);
    }

    @AfterEach
    void endEverything() {
        Leftovers.end(runtime, List.of(instance));
        releases.end(release, "ended");
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void anApproverReadsWhatIsAskedCorrectsARefusedAnswerAndApproves() {
        try {
            tasklist.logIn(port, ROLE);
            tasklist.openTask(TASK, release.slug());
            tasklist.claim();
            answer();
            tasklist.write("Conditions", "Watch the appeals, whoever has time");
            tasklist.complete();
            assertThat(tasklist.refusal()).contains("Conditions", "Watch the appeals, whoever has time");
            page.picture("approval-refused");
            assertThat(tasklist.written("Why")).isEqualTo("Staging held every threshold.");
            assertThat(answers()).isEmpty();

            tasklist.closeRefusal();
            tasklist.write("Conditions", "Watch the appeals daily | operations | before-closure");
            page.picture("approval");
            tasklist.complete();
            tasklist.seeTaskGone(TASK);
        } catch (WebDriverException e) {
            page.picture("failed");
            throw e;
        }
        recordedAsHers();
    }

    private void answer() {
        tasklist.choose("Approve");
        tasklist.write("Why", "Staging held every threshold.");
        tasklist.choose("I have read the staging results, figures and risks above*");
        tasklist.choose("The deployment window above suits*");
    }

    private void recordedAsHers() {
        assertThat(answers())
                .singleElement()
                .satisfies(entry -> assertThat(entry.payload())
                        .containsEntry("person", ROLE)
                        .containsEntry("role", ROLE)
                        .containsEntry("comment", "Staging held every threshold.")
                        .containsEntry("conditions", "Watch the appeals daily | operations | before-closure"));
        assertThat(approvals.of(release, 1))
                .singleElement()
                .satisfies(approval -> assertThat(approval.approved()).isTrue());
        assertThat(tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .taskName(TASK)
                        .list())
                .as("the others are still asked")
                .isNotEmpty()
                .noneMatch(task -> ROLE.equals(tasks.getVariable(task.getId(), "role")));
    }

    /** What the phases before would have left behind. */
    private Map<String, Object> askedFor() {
        Map<String, Object> known = new HashMap<>(Map.of(
                "release", release.slug(),
                "system", release.system(),
                "version", release.version(),
                "environment", "production",
                "type", "minor",
                "riskTier", "high",
                "urgent", false,
                "requester", "ci",
                "changeTicket", "CHG-1",
                "summary", "Better with thin files"));
        ReleaseCandidate candidate = candidates.candidate(release);
        known.put("evidenceBundleId", candidate.bundleId());
        known.putAll(Map.of(
                "windowStart",
                inHours(-1),
                "windowEnd",
                inHours(8),
                "canarySteps",
                "5, 25, 50",
                "observationPeriod",
                "PT10M",
                "openItems",
                0,
                "stagingSummary",
                "12 of 12 figures within their thresholds",
                "deploymentRisks",
                "Thin files are refused more often | fairness watched",
                "successCriteria",
                "errors at most 1 %",
                "packageDigest",
                candidate.releasePackage().digest(),
                "configurationDigest",
                candidate.releasePackage().configurationDigest()));
        known.put("evidenceBundleId", "sha256:" + "c".repeat(64));
        return known;
    }

    private List<NewEntry> answers() {
        return ledger.entries(release.slug()).stream()
                .map(Entry::content)
                .filter(entry -> entry.type().equals("ApprovalGiven"))
                .toList();
    }

    private static String inHours(int hours) {
        return OffsetDateTime.now(ZoneOffset.UTC)
                .plusHours(hours)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx"));
    }
}
