package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody from outside opens a link and reads; whoever administers the audit sees it. */
@SlipwayTest
class ReviewerBrowserTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Releases releases;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PlatformTransactionManager transactions;

    private ChromeDriver browser;
    private Page page;
    private ReleaseId release;

    @BeforeEach
    void openBrowser() {
        release = releases.open("shown-system", "1.0.0", "production", "ci");
        NewEntry entry = NewEntry.of(
                "ReleaseRequested", release.slug(), Actor.service("slipway"), Map.of(), "shown:" + release.slug());
        new TransactionTemplate(transactions).executeWithoutResult(status -> ledger.append(List.of(entry)));
        browser = Chromium.start();
        page = new Page(browser);
    }

    @AfterEach
    void closeBrowser() {
        if (browser != null) {
            browser.quit();
        }
        releases.end(release, "ended");
    }

    @Test
    void aLinkLeadsToTheRecordAndTheAuditSeesIt() {
        page.openAsStranger(address(made()));
        page.looksRight("Records that were opened for you", "review-offer");
        page.click(By.cssSelector(".narrow button.main"));
        page.looksRight("Records that are open to you", "review-releases");
        page.click(By.linkText("shown-system 1.0.0"));
        page.see(By.cssSelector(".record-nav"));
        page.picture("review-record");
        assertThat(browser.findElements(By.cssSelector(".audit-nav"))).isEmpty();
        page.click(By.cssSelector(".top form button"));
        page.looksRight("No review is open", "review-over");

        page.openAs("audit-administrator", address("/audit/reviewers"));
        page.looksRight("Reviewers from outside", "review-links");
    }

    private String made() {
        String body = RestPerson.of(port, "audit-administrator")
                .post(
                        "/api/audit/reviewers",
                        ("{\"reviewer\": \"Erika Example, Example Assurance\", \"reason\": \"The yearly review\","
                                        + " \"releases\": [\"%s\"], \"ends\": \"%s\"}")
                                .formatted(release.slug(), Instant.now().plus(2, ChronoUnit.DAYS)))
                .body();
        return body.replaceAll("(?s).*(/review/[A-Za-z0-9_-]+).*", "$1");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
