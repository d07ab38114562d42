package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Leftovers;
import dev.slipway.PagePerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PrintOptions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An auditor reads the record of a release in the browser, with the keyboard alone, and nothing hostile in it runs. */
@SlipwayTest
class RecordBrowserTests {

    private static final String HOSTILE =
            "\"><img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>{{7*7}}${7*7}";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Releases releases;

    @Autowired
    private LedgerRecorder recorder;

    private ReleaseId release;
    private ChromeDriver browser;
    private Page page;

    @BeforeEach
    void aReleaseOfWhichSomethingIsOnRecord() {
        release = releases.open("record-probe", "1.0.0", "production", "deployment-manager");
        recorder.record(NewEntry.of(
                "ReleaseBlocked",
                release.slug(),
                Actor.person("risk-manager", "risk-manager"),
                Map.of("reason", HOSTILE),
                "blocked:" + release.slug()));
        String instance = runtime.createProcessInstanceByKey("plan-deployment")
                .businessKey(release.slug())
                .setVariables(Map.of("riskTier", "high", "system", HOSTILE))
                .startBeforeActivity("Activity_CreateDeploymentPlan")
                .execute()
                .getId();
        String task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        tasks.complete(
                task, Map.of("planObjectives", HOSTILE, "communicationPlan", HOSTILE, "impactAssessment", false));
        browser = Chromium.start();
        page = new Page(browser);
    }

    @AfterEach
    void endEverything() {
        Leftovers.endRelease(runtime, release.slug());
        releases.end(release, "ended");
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void anAuditorReadsTheRecordFromTheFindingsToTheProof() throws IOException {
        String record = "/audit/releases/" + release.slug();
        assertThat(PagePerson.of(port, "auditor")
                        .get(record)
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .startsWith("default-src 'self'")
                .doesNotContain("unsafe");

        page.openAs("auditor", "http://127.0.0.1:" + port + record);
        look("Record of record-probe 1.0.0", "record-overview");
        assertThat(page.see(By.cssSelector(".record-table .kind")).getText()).isEqualTo("Blocked");
        assertThat(page.see(By.cssSelector("td[data-label=What]")).getText()).contains(HOSTILE);
        print("record-overview");

        follow("Timeline");
        look("Timeline of record-probe 1.0.0", "record-timeline");
        assertThat(page.see(By.cssSelector(".timeline-day")).getText()).contains("Completed “Create deployment plan”");

        follow("Diagrams");
        look("Diagrams of record-probe 1.0.0", "record-diagrams");
        follow("Plan deployment");
        page.see(By.cssSelector(".viewer[data-drawn=yes]"));
        look("Plan deployment", "record-diagram");
        assertThat(page.see(By.cssSelector(".bjs-powered-by")).isDisplayed()).isTrue();
        assertThat(page.see(By.cssSelector(".times.now")).getText()).contains("here now");
        assertThat(browser.findElements(By.cssSelector(".viewer .taken"))).isNotEmpty();
        moveTheDiagramWithTheKeyboard();
        print("record-diagram");

        follow("Forms");
        look("Forms of record-probe 1.0.0", "record-forms");
        assertThat(page.see(By.cssSelector(".completed-form")).getText()).contains(HOSTILE);

        follow("Ledger entries");
        look("Ledger entries of record-probe 1.0.0", "record-ledger");
        page.see(By.cssSelector(".record-table .entry-link")).sendKeys(Keys.ENTER);
        assertThat(page.see(By.cssSelector("#proof ~ p")).getText()).startsWith("Proven: ");
        assertThat(Axe.violations(browser)).isEmpty();
        assertNothingRan();
    }

    /** As far as the tab key leads, and no mouse. */
    private void follow(String link) {
        for (int pressed = 0; pressed < 80; pressed++) {
            WebElement here = browser.switchTo().activeElement();
            if (here.getText().equals(link) && here.getTagName().equals("a")) {
                here.sendKeys(Keys.ENTER);
                return;
            }
            here.sendKeys(Keys.TAB);
        }
        throw new AssertionError("the tab key does not lead to '" + link + "'");
    }

    private void moveTheDiagramWithTheKeyboard() {
        WebElement viewer = page.see(By.cssSelector(".viewer"));
        String before = where();
        viewer.sendKeys(Keys.ARROW_RIGHT);
        assertThat(where()).isNotEqualTo(before);
        viewer.sendKeys("+");
        assertThat(where()).contains("matrix");
    }

    private String where() {
        return String.valueOf(
                browser.findElement(By.cssSelector(".viewer svg .viewport")).getDomAttribute("transform"));
    }

    private void look(String heading, String name) {
        page.looksRight(heading, name);
        assertNothingRan();
    }

    private void assertNothingRan() {
        assertThat(browser.getTitle()).endsWith("· Slipway");
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    private void print(String name) throws IOException {
        byte[] pdf =
                Base64.getDecoder().decode(browser.print(new PrintOptions()).getContent());
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        Files.write(Path.of("target", "screenshots", name + ".pdf"), pdf);
    }
}
