package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The engine's own page goes on working behind the closed doors. */
@SlipwayTest
@EnabledIf("aBrowserIsInstalled")
class TasklistPageTests {

    private static final File BROWSER = new File("/usr/bin/chromium");

    private static final File DRIVER = new File("/usr/bin/chromedriver");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    private String deployment = "";
    private ChromeDriver browser;

    @BeforeEach
    void openTheBrowser() {
        deployment = repository
                .createDeployment()
                .addClasspathResource("access/access-probe.bpmn")
                .deploy()
                .getId();
        runtime.startProcessInstanceByKey("access-probe");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options());
    }

    @AfterEach
    void closeTheBrowser() {
        browser.quit();
        repository.deleteDeployment(deployment, true);
    }

    @Test
    void aPersonLogsInAndFindsTheWorkOfTheRole() {
        browser.get("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/");
        waitFor(By.cssSelector("input[type=password]"));
        browser.findElement(By.cssSelector("input[type=text]")).sendKeys("qa-lead");
        browser.findElement(By.cssSelector("input[type=password]")).sendKeys("qa-lead");
        browser.findElement(By.cssSelector("button[type=submit]")).click();

        waitFor(By.xpath("//*[contains(text(), 'Work of the QA Lead')]"));
        waitFor(By.xpath("//*[contains(text(), 'Decide readiness')]"));
        assertThat(refusedRequests()).isEmpty();
    }

    static boolean aBrowserIsInstalled() {
        return BROWSER.canExecute() && DRIVER.canExecute();
    }

    private List<String> refusedRequests() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("status of 400") || message.contains("status of 403"))
                // a link that the page fetches ahead and nobody needs
                .filter(message -> !message.contains("/camunda-welcome "))
                .toList();
    }

    private void waitFor(By element) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(ExpectedConditions.visibilityOfElementLocated(element));
    }

    private static ChromeOptions options() {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(BROWSER);
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1400,900");
        return options;
    }
}
