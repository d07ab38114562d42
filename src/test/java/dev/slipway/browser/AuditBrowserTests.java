package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import dev.slipway.audit.index.MadeReleases;
import dev.slipway.ledger.Ledger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An auditor finds a release, what was running, and how the ledger stands, with the keyboard, on a desk and a phone. */
@SlipwayTest
class AuditBrowserTests {

    private static final int MADE = 60;

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PlatformTransactionManager transactions;

    private ChromeDriver browser;
    private Page page;

    @BeforeEach
    void openBrowser() {
        MadeReleases releases = new MadeReleases(11, MADE);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            while (releases.hasNext()) {
                ledger.append(releases.next());
            }
        });
        browser = Chromium.start();
        page = new Page(browser);
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void anAuditorFindsAReleaseAndWhatWasRunning() {
        page.openAs("auditor", address("/audit"));
        look("Audit", "audit");

        page.click(By.linkText("Releases"));
        look("Releases", "audit-releases");
        page.click(By.partialLinkText("After these"));
        page.see(By.partialLinkText("Before these"));
        page.see(By.name("system")).sendKeys("system-7", Keys.ENTER);
        page.see(By.xpath("//tbody//a[.='system-7']"));
        assertThat(browser.findElements(By.xpath("//tbody//th/a[.!='system-7']")))
                .isEmpty();
        page.click(By.linkText("Requested"));
        page.see(By.cssSelector("th[aria-sort=ascending]"));

        page.click(By.linkText("What was running"));
        look("What was running", "audit-running");
        page.see(By.name("system")).sendKeys("system-9", Keys.ENTER);
        page.see(By.xpath("//caption[.='What it was made of']"));
        look("What was running", "audit-running-then");

        page.click(By.linkText("Ledger"));
        page.see(By.name("entry")).sendKeys("0", Keys.ENTER);
        page.see(By.xpath("//h3[starts-with(., 'Entry 0')]"));
        look("Ledger", "audit-ledger");
    }

    @Test
    void anAuditorReadsTheRecordsTheControlsAndTheProcedure() {
        page.openAs("auditor", address("/audit/records"));
        look("Records", "audit-records");
        page.click(By.cssSelector("th[scope=row] a[href$='/role-holders']"));
        page.see(By.cssSelector("table[aria-labelledby=lines]"));
        look(heading(), "audit-register");

        page.click(By.linkText("Controls"));
        look("Controls", "audit-controls");
        page.click(By.linkText("QMS-005"));
        page.click(By.linkText("Under way"));
        page.see(By.cssSelector("a[aria-current=true]"));
        look(heading(), "audit-control");

        page.click(By.linkText("Procedure"));
        look("Procedure", "audit-procedure");
        page.click(By.cssSelector("th[scope=row] time"));
        page.see(By.xpath("//h1[starts-with(., 'Set deployed ')]"));
        look(heading(), "audit-set");
        page.click(By.linkText("Plan deployment"));
        look("What changed in Plan deployment", "audit-changes");
        page.click(By.cssSelector("details summary"));
        page.see(By.cssSelector(".audit-diff .plus"));
        look("What changed in Plan deployment", "audit-lines");
    }

    private String heading() {
        return page.see(By.tagName("h1")).getText();
    }

    private void look(String heading, String name) {
        page.looksRight(heading, name);
        page.looksRightInTheDark(heading, name);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
