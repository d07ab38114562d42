package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.walk.Walk;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The real Tasklist in a real browser, from the start form to a checklist section. */
@SlipwayTest
class TasklistBrowserTests {

    private static final String SYSTEM = "support-assistant";
    private static final String VERSION = "1.1.0";
    private static final int ITEMS = 6;

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Ledger ledger;

    private ChromeDriver browser;
    private Page page;
    private TasklistPage tasklist;

    @BeforeEach
    void openBrowser() {
        browser = Chromium.start();
        page = new Page(browser);
        tasklist = new TasklistPage(page);
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void peopleStartAReleaseReadRefusalsAndFillInAChecklistSection() {
        try {
            deploymentManagerCorrectsARefusedStart();
            Walk.join(port, release()).untilOffered("Activity_CreateDeploymentPlan");
            releaseManagerKeepsWhatARefusedPlanSays();
            Walk.join(port, release()).untilOffered("Activity_VerifyTesting");
            qaLeadFillsInTheTestingSection();
        } catch (WebDriverException e) {
            page.picture("failed");
            throw e;
        }
    }

    private void deploymentManagerCorrectsARefusedStart() {
        tasklist.logIn(port, "deployment-manager");
        tasklist.openStartForm("AI deployment");
        fillInTheRequest();
        tasklist.write("Version", "9.9.9");
        tasklist.start();
        assertThat(tasklist.refusal()).contains("There is no version '9.9.9'", "Known: 1.0.0, 1.1.0");
        page.picture("start-refused");

        tasklist.write("Version", VERSION);
        tasklist.start();
        tasklist.seeDialogClosed();
        assertThat(release()).startsWith(SYSTEM + "~" + VERSION + "~");
    }

    private void fillInTheRequest() {
        tasklist.write("AI system", SYSTEM);
        tasklist.choose("Minor: fixes and small improvements");
        tasklist.choose("Prompts");
        tasklist.write("Summary", "The greeting says what the assistant cannot do.");
        tasklist.write("Change ticket", "CHG-1");
        tasklist.write("Built in", "Own cluster, region north");
        tasklist.write("Deployed to", "Own premises");
    }

    private void releaseManagerKeepsWhatARefusedPlanSays() {
        tasklist.logIn(port, "release-manager");
        tasklist.openTask("Create deployment plan", release());
        tasklist.claim();
        tasklist.writeEverywhere("Written in Tasklist");
        tasklist.write("Dependencies", "assistant-gateway | 2.1");
        tasklist.write("Success criteria", "customers are content");
        tasklist.complete();
        assertThat(tasklist.refusal()).contains("Success criteria", "customers are content");
        page.picture("plan-refused");

        assertThat(tasklist.written("Scope")).isEqualTo("Written in Tasklist");
        assertThat(tasklist.written("Success criteria")).isEqualTo("customers are content");
        assertThat(recorded("Activity_CreateDeploymentPlan")).isEmpty();
        tasklist.giveBack();
    }

    private void qaLeadFillsInTheTestingSection() {
        tasklist.logIn(port, "qa-lead");
        tasklist.openTask("Verify testing", release());
        tasklist.claim();
        tasklist.chooseEverywhere("Yes");
        tasklist.writeEverywhere("Report 42 of the test run");
        page.longPicture("checklist", 1800);
        tasklist.complete();
        tasklist.seeTaskGone("Verify testing");
        assertThat(recorded("Activity_VerifyTesting")).singleElement().satisfies(entry -> {
            assertThat(entry.actor().id()).isEqualTo("qa-lead");
            assertThat(entry.payload())
                    .extractingByKey("values", InstanceOfAssertFactories.MAP)
                    .hasSize(2 * ITEMS)
                    .containsEntry("check2_6", "yes")
                    .containsEntry("evidence2_6", "Report 42 of the test run");
        });
    }

    private String release() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("ai-deployment")
                .variableValueEquals("system", SYSTEM)
                .singleResult()
                .getBusinessKey();
    }

    /** Completions of the task in the ledger. */
    private List<NewEntry> recorded(String activity) {
        return ledger.entries(release()).stream()
                .map(Entry::content)
                .filter(entry -> entry.type().equals("TaskCompleted"))
                .filter(entry -> activity.equals(entry.payload().get("task")))
                .toList();
    }
}
