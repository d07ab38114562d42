package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.release.Releases;
import dev.slipway.walk.Walk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The start page in a real browser, at phone and desk width, for everybody: axe-core finds no violation. */
@SlipwayTest
class StartPageBrowserTests {

    private static final By NEWS = By.xpath("//*[@id='news'][contains(., 'Something changed')]");

    private static final By LIFT =
            By.xpath("//li[contains(@class, 'wanted')]//summary[starts-with(., 'Lift the block')]");

    @LocalServerPort
    private int port;

    @Autowired
    private Releases releases;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    private ChromeDriver browser;
    private Page page;
    private String slug = "";
    private String deployment = "";

    @BeforeEach
    void openBrowser() {
        browser = Chromium.start();
        page = new Page(browser);
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
        if (!deployment.isEmpty()) {
            repository.deleteDeployment(deployment, true);
        }
        if (!slug.isEmpty()) {
            RestPerson.of(port, "deployment-manager")
                    .post("/api/releases/" + slug + "/withdraw", "{\"reason\": \"the test is over\"}");
            Awaitility.await(slug)
                    .until(() -> !releases.find(slug).orElseThrow().isOpen());
        }
    }

    @Test
    void peopleSignInSeeWhatIsUnderWayAndStopIt() {
        try {
            page.openAsStranger(address("/"));
            look("start-signed-out");
            startARelease();
            aStepIsStuck();
            signIn("risk-manager");
            page.see(By.linkText("support-assistant 1.1.0"));
            look("start-signed-in");
            theListRefreshesItselfWithoutTakingAnythingAway();
            blockTheRelease();
            openTheLift();
            look("start-blocked");
            liftTheBlock();
            signOut();
        } catch (WebDriverException e) {
            page.picture("failed-start");
            throw e;
        }
    }

    /** With the keyboard alone: nothing is clicked. */
    private void signIn(String user) {
        page.openAsStranger(address("/?release=" + slug));
        page.type(By.id("name"), user + Keys.TAB);
        browser.switchTo().activeElement().sendKeys(user + Keys.ENTER);
        page.see(By.cssSelector(".wanted"));
    }

    private void startARelease() {
        Map<String, Object> request = new HashMap<>(Walk.request("support-assistant", "1.1.0", "minor"));
        request.put("summary", "The greeting says what the assistant cannot do.");
        Walk walk = Walk.start(port, request, Map.of());
        walk.untilOffered("Activity_CreateDeploymentPlan");
        slug = walk.slug();
    }

    private void aStepIsStuck() {
        deployment = repository
                .createDeployment()
                .addClasspathResource("overview/stuck-probe.bpmn")
                .deploy()
                .getId();
        String instance = runtime.startProcessInstanceByKey("stuck-probe", "invoice-sorter~9.9.9~production~1")
                .getId();
        Awaitility.await()
                .until(() -> management
                                .createJobQuery()
                                .processInstanceId(instance)
                                .noRetriesLeft()
                                .count()
                        == 1);
    }

    /** What the page does every twenty seconds, at once. */
    private void theListRefreshesItselfWithoutTakingAnythingAway() {
        page.click(By.xpath("//li[contains(@class, 'wanted')]//details[.//textarea]/summary"));
        page.type(By.cssSelector(".wanted textarea"), "half a sen");
        String focused = focused();
        browser.executeScript("const live = document.getElementById('live');"
                + "live.setAttribute('hx-get', live.getAttribute('hx-get').replace(/seen=\\w+/, 'seen=old'));"
                + "htmx.ajax('GET', live.getAttribute('hx-get'), {source: live, target: live, swap: 'outerHTML'})");
        Awaitility.await().until(() -> !browser.findElements(NEWS).isEmpty());
        assertThat(page.see(By.cssSelector(".wanted textarea")).getDomProperty("value"))
                .isEqualTo("half a sen");
        assertThat(focused()).isEqualTo(focused).startsWith("reason-");
        assertThat(browser.manage().logs().get("browser").getAll())
                .as("nothing that the page's own rules forbid")
                .noneMatch(line -> line.getMessage().contains("Content Security Policy"));
    }

    private String focused() {
        return String.valueOf(browser.switchTo().activeElement().getDomAttribute("id"));
    }

    private void blockTheRelease() {
        page.type(By.cssSelector(".wanted textarea"), "The drift alarm is not explained.");
        page.click(By.xpath("//li[contains(@class, 'wanted')]//button[.='Block it']"));
        page.see(By.xpath("//*[@role='status'][starts-with(., 'Blocked.')]"));
        page.see(By.xpath("//*[@class='hold'][contains(., 'Blocked by risk-manager as AI Risk Manager')]"));
    }

    private void openTheLift() {
        Awaitility.await().until(() -> {
            browser.navigate().refresh();
            return !browser.findElements(LIFT).isEmpty();
        });
        page.click(LIFT);
    }

    private void liftTheBlock() {
        page.type(By.cssSelector(".wanted details[open] textarea"), "It is explained.");
        page.click(By.cssSelector(".wanted details[open] [name='confirmed']"));
        page.click(By.xpath("//li[contains(@class, 'wanted')]//button[.='Lift it']"));
        page.see(By.xpath("//*[@role='status'][starts-with(., 'Lifted.')]"));
    }

    private void signOut() {
        page.click(By.xpath("//button[.='Sign out']"));
        page.see(By.id("password"));
    }

    /** At both widths, and in the dark. */
    private void look(String name) {
        size(390, 844, true);
        check(name + "-phone");
        size(1280, 800, false);
        check(name + "-desk");
        scheme("dark");
        check(name + "-dark");
        scheme("light");
    }

    private void check(String name) {
        page.picture(name);
        assertThat(browser.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s is not wider than the window", name)
                .isEqualTo(true);
        List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
        assertThat(violations).as(name).isEmpty();
    }

    private void size(int width, int height, boolean mobile) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
    }

    private void scheme(String value) {
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", value))));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
