package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.Leftovers;
import dev.slipway.SlipwayTest;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The table of parts and the comments on a task, on a desk and on a phone. */
@SlipwayTest
class ProcedurePagesBrowserTests {

    private static final String WORDS =
            "Thin files are a third of the requests in the north: plan a smaller first step.";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Releases releases;

    private String instance = "none";
    private ChromeDriver browser;
    private Page page;

    @BeforeEach
    void openBrowser() {
        browser = Chromium.start();
        page = new Page(browser);
    }

    @AfterEach
    void endEverything() {
        Leftovers.end(runtime, List.of(instance));
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void everybodyReadsWhoDoesWhat() {
        page.openAs("qa-lead", address("/"));
        page.click(By.linkText("Who does what"));
        page.looksRight("Who does what", "raci");
        page.phone();
        assertThat(page.see(By.cssSelector(".raci tbody th")).isDisplayed()).isTrue();
        assertThat(browser.findElement(By.cssSelector(".raci thead")).getSize().getWidth())
                .as("the head of the table does not lie over the cards")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void aConsultedPersonComments() {
        String comment = "/tasks/" + task() + "/comment";
        page.openAs("risk-manager", address(comment));
        page.looksRight("Create deployment plan", "comment");
        page.type(By.id("text"), WORDS);
        page.click(By.xpath("//button[.='Give this comment']"));
        assertThat(page.see(By.cssSelector("[role=status]")).getText()).startsWith("Your comment is recorded");
        assertThat(page.see(By.cssSelector(".comments .words")).getText()).isEqualTo(WORDS);
        page.looksRight("Create deployment plan", "comment-given");
    }

    @Test
    void whoDecidesReadsTheEvidenceAndWhoMayDecide() {
        ReleaseId release = releases.open("credit-scoring", "1.1.0", "production", "ci");
        page.openAs("system-owner", address("/releases/" + release.slug() + "/evidence"));
        page.looksRight("Evidence of credit-scoring 1.1.0", "evidence");
        page.click(By.linkText("evaluation.1"));
        assertThat(page.see(By.tagName("pre")).getText()).contains("\"fairness\"");
        releases.end(release, "ended");

        browser.get(address("/authority"));
        page.looksRight("Who stands in for whom", "authority");
        browser.get(address("/keys"));
        page.looksRight("Signing keys", "keys");
    }

    private String task() {
        instance = runtime.createProcessInstanceByKey("plan-deployment")
                .businessKey(releases.open("comment-probe", "1.0.0", "production", "ci")
                        .slug())
                .setVariables(Map.of("riskTier", "high"))
                .startBeforeActivity("Activity_CreateDeploymentPlan")
                .execute()
                .getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
