package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.SlipwayTest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Slipway's name and way back on the engine's pages, and who reads there that the engine's support has ended. */
@SlipwayTest
class EngineHeaderBrowserTests {

    private static final By HOME = By.cssSelector(".slipway-home");
    private static final By BANNER = By.cssSelector(".ce-eol-banner");
    private static final By ACCOUNT = By.cssSelector(".account .dropdown-toggle");

    @LocalServerPort
    private int port;

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
    void everyPageOfTheEngineBearsTheNameAndLeadsBack() {
        tasklist.logIn(port, "admin");
        for (String app : List.of("Tasklist", "Cockpit", "Admin", "Welcome")) {
            browser.get("http://127.0.0.1:" + port + "/camunda/app/" + app.toLowerCase(Locale.ROOT) + "/default/");
            page.see(BANNER);
            assertThat(browser.getTitle()).startsWith("Slipway " + app);
            assertThat(page.see(By.cssSelector(".navbar-brand")).getText()).isEqualTo("Slipway " + app);
            assertThat(page.see(HOME).getDomAttribute("href")).isEqualTo("/");
            page.picture("engine-" + app);
        }
    }

    @Test
    void onlyAnAdministratorReadsThatTheSupportHasEnded() {
        browser.get("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/");
        page.see(By.cssSelector("input[type=password]"));
        assertThat(browser.findElements(BANNER)).isEmpty();

        tasklist.logIn(port, "admin");
        assertThat(page.see(BANNER).getText()).contains("Camunda 7 CE", "October 2025");
        WebElement explanation = page.see(By.linkText("What this means for Slipway"));
        assertThat(explanation.getDomAttribute("href")).isEqualTo("/#end-of-support");

        page.click(ACCOUNT);
        page.click(By.cssSelector(".account .logout a"));
        page.seeNoMore(BANNER);

        long asked = answeredQuestions();
        tasklist.logInHere("qa-lead");
        await().until(() -> answeredQuestions() > asked);
        assertThat(browser.findElements(BANNER)).isEmpty();
        page.picture("engine-without-banner");
    }

    /** How often the server has said whether the banner is for this person. */
    private long answeredQuestions() {
        return (Long) Objects.requireNonNull(browser.executeScript("return performance.getEntriesByType('resource')"
                + ".filter(it => it.name.endsWith('/api/slipway/end-of-support')).length"));
    }
}
