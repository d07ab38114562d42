package dev.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.selenium.AxeBuilder;
import dev.slipway.Leftovers;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.KeyKind;
import dev.slipway.approval.SignedApproval;
import dev.slipway.approval.SignedApprovals;
import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningKeys;
import dev.slipway.process.Candidates;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.Releases;
import dev.slipway.signature.SoftAuthenticator;
import dev.slipway.signature.TrustedKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A person makes a passkey, a second one vouches for it, and the first signs an approval with it in Tasklist. */
@SlipwayTest
class PasskeyBrowserTests {

    private static final String APPROVER = "risk-manager-2";
    private static final String ROLE = "risk-manager";
    private static final String VOUCHER = "governance-lead";
    private static final String SIGN = "Sign approval";
    private static final By PANEL = By.cssSelector(".slipway-sign");
    private static final By SIGN_BUTTON = By.xpath("//button[.='Sign with passkey']");
    private static final String OTHER = "qa-lead";
    private static final String YES = "{\"variables\": {\"approvalDecision\": {\"value\": \"approve\"},"
            + " \"approvalComment\": {\"value\": \"Staging held.\"}, \"approvalEvidenceSeen\": {\"value\": true},"
            + " \"approvalWindowConfirmed\": {\"value\": true}}}";
    private static final By CODE = By.cssSelector(".slipway-sign .slipway-codes code");
    private static final By SAID = By.cssSelector(".slipway-said");

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
    private SigningKeys keys;

    @Autowired
    private SignedApprovals signed;

    private String instance = "";
    private ReleaseId release = ReleaseId.parse("none~0~none~1");
    private ChromeDriver browser;
    private Page page;
    private TasklistPage tasklist;
    private VirtualAuthenticator authenticator;

    @BeforeEach
    void openTheRound() {
        browser = Chromium.start();
        page = new Page(browser);
        tasklist = new TasklistPage(page);
        authenticator = browser.addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                .setHasResidentKey(true)
                .setHasUserVerification(true)
                .setIsUserVerified(true));
        release = releases.open("credit-scoring", "1.1.0", "site", "ci");
        instance = runtime.createProcessInstanceByKey("approve-deployment")
                .businessKey(release.slug())
                .setVariables(askedFor())
                .startBeforeActivity("Activity_OpenApprovalRound")
                .execute()
                .getId();
    }

    @AfterEach
    void endEverything() {
        Leftovers.end(runtime, List.of(instance));
        List.of(APPROVER, OTHER)
                .forEach(person -> keys.counting(person)
                        .forEach(key -> RestPerson.of(port, person)
                                .post("/api/keys/" + key.id() + "/suspend", "{\"reason\": \"the test is over\"}")));
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void aPersonEnrolsAPasskeyIsVouchedForAndSignsAnApprovalInTasklist() {
        try {
            aPasskeyIsMade();
            aSecondPersonVouches();
            theApprovalIsAnswered();
            aCancelledQuestionSignsNothing();
            anExpiredStatementIsMadeAnew();
            theStatementIsSigned();
            whoHasNoPasskeyReadsWhereToGetOne();
        } catch (WebDriverException e) {
            page.picture("failed-passkey");
            throw e;
        }
        SignedApproval approval = signed.of(release).get(0);
        SigningKey key = keys.counting(APPROVER).get(0);
        assertThat(approval.way()).isEqualTo("passkey");
        assertThat(approval.person()).isEqualTo(APPROVER);
        assertThat(approval.envelope().check(List.of(key.trusted())).signedBy(key.fingerprint()))
                .as("by this key, over this statement")
                .isTrue();
    }

    private void aPasskeyIsMade() {
        signIn(APPROVER);
        page.type(By.id("passkey-label"), "Key ring");
        page.picture("keys-before");
        page.click(By.xpath("//button[.='Make a passkey']"));
        page.see(By.xpath("//*[@role='status'][.='Done, and recorded.']"));
        page.picture("keys-proposed");
        assertThat(new AxeBuilder().analyze(browser).getViolations()).isEmpty();
        assertThat(keys.counting(APPROVER)).as("nobody has vouched yet").isEmpty();
    }

    private void aSecondPersonVouches() {
        signIn(VOUCHER);
        page.picture("keys-vouching");
        page.click(By.xpath("//li[contains(., '" + APPROVER + "')]//button[starts-with(., 'I vouch')]"));
        page.see(By.xpath("//*[@role='status'][.='Done, and recorded.']"));
        assertThat(keys.counting(APPROVER))
                .singleElement()
                .satisfies(key -> assertThat(key.vouchedBy()).isEqualTo(VOUCHER));
    }

    private void theApprovalIsAnswered() {
        await().until(() -> tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .taskCandidateGroup(ROLE)
                        .count()
                == 1);
        tasklist.logIn(server(), APPROVER);
        tasklist.openTask("Give approval", release.slug());
        tasklist.claim();
        assertThat(browser.findElements(PANEL))
                .as("nothing to sign in this task")
                .isEmpty();
        tasklist.choose("Approve");
        tasklist.write("Why", "Staging held every threshold.");
        tasklist.choose("I have read the staging results, figures and risks above*");
        tasklist.choose("The deployment window above suits*");
        tasklist.write("Conditions", "Watch the appeals daily | operations | before-closure");
        tasklist.complete();
        tasklist.seeTaskGone("Give approval");
        assertThat(signed.of(release)).as("not before it is signed").isEmpty();
    }

    private void aCancelledQuestionSignsNothing() {
        tasklist.openTask(SIGN, release.slug());
        page.see(SIGN_BUTTON);
        assertThat(page.see(PANEL).getText())
                .contains("Approve", "credit-scoring 1.1.0 to site", "Staging held every threshold.")
                .contains("They are the same.");
        page.longPicture("sign-approval", 1800);
        assertThat(new AxeBuilder().include(".slipway-sign").analyze(browser).getViolations())
                .isEmpty();
        authenticator.setUserVerified(false);
        page.click(SIGN_BUTTON);
        page.see(By.cssSelector(".slipway-said.alert-danger"));
        assertThat(page.see(SAID).getText()).contains("Nothing was recorded");
        assertThat(browser.switchTo().activeElement()).isEqualTo(browser.findElement(SAID));
        page.picture("sign-cancelled");
        assertThat(signed.of(release)).isEmpty();
    }

    /** As if the person had read for a quarter of an hour. */
    private void anExpiredStatementIsMadeAnew() {
        String code = page.see(CODE).getText();
        browser.executeScript("window.rightNow = Date.now; Date.now = () => window.rightNow() + 15 * 60 * 1000");
        page.click(SIGN_BUTTON);
        page.see(By.xpath("//*[@class='slipway-said alert alert-info'][starts-with(., 'The statement had expired')]"));
        assertThat(page.see(CODE).getText()).as("another statement").isNotEqualTo(code);
        browser.executeScript("Date.now = window.rightNow");
        page.picture("sign-expired");
        assertThat(signed.of(release)).isEmpty();
    }

    /** The key on the command line counts, so the task waits; this page is not the place to use it. */
    private void whoHasNoPasskeyReadsWhereToGetOne() {
        aKeyOnTheCommandLineCounts();
        Task asked = tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskCandidateGroup(OTHER)
                .singleResult();
        RestPerson other = RestPerson.of(port, OTHER);
        other.post("/engine-rest/task/" + asked.getId() + "/claim", "{\"userId\": \"" + OTHER + "\"}");
        assertThat(other.post("/engine-rest/task/" + asked.getId() + "/submit-form", YES)
                        .body())
                .isEmpty();
        tasklist.logIn(server(), OTHER);
        tasklist.openTask(SIGN, release.slug());
        assertThat(page.see(By.cssSelector(".slipway-sign .alert-info a")).getDomAttribute("href"))
                .isEqualTo("/keys");
        assertThat(page.see(PANEL).getText())
                .contains("You have no passkey that counts for this approval.", "have a second person vouch for it");
        assertThat(browser.findElements(SIGN_BUTTON)).isEmpty();
        page.picture("sign-without-passkey");
    }

    private void aKeyOnTheCommandLineCounts() {
        TrustedKey key = SoftAuthenticator.p256().key();
        keys.propose(SigningKey.proposed("pem-of-" + OTHER, OTHER, KeyKind.PEM, "Token", key, Instant.now(), null));
        keys.enrol("pem-of-" + OTHER, VOUCHER, Instant.now(), 1);
    }

    private void theStatementIsSigned() {
        authenticator.setUserVerified(true);
        page.click(SIGN_BUTTON);
        tasklist.seeTaskGone(SIGN);
        page.seeNoMore(PANEL);
        page.picture("signed");
        assertThat(browser.manage().logs().get("browser").getAll())
                .as("nothing that Tasklist's own rules forbid")
                .noneMatch(line -> line.getMessage().contains("Content Security Policy"));
    }

    private void signIn(String user) {
        page.openAsStranger(server() + "/sign-in?next=/keys");
        page.type(By.id("name"), user);
        page.type(By.id("password"), user + Keys.ENTER);
        page.see(By.id("passkey-label"));
    }

    /** Passkeys are bound to names, not to numbers. */
    private String server() {
        return "http://localhost:" + port;
    }

    /** What the phases before would have left behind. */
    private Map<String, Object> askedFor() {
        ReleasePackage parts = candidates.candidate(release).releasePackage();
        Map<String, Object> known = new HashMap<>(Map.of(
                "release",
                release.slug(),
                "system",
                release.system(),
                "version",
                release.version(),
                "environment",
                release.environment(),
                "type",
                "minor",
                "riskTier",
                "high",
                "urgent",
                false,
                "requester",
                "ci",
                "changeTicket",
                "CHG-1",
                "summary",
                "Better with thin files"));
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
                parts.digest(),
                "configurationDigest",
                parts.configurationDigest()));
        known.put("evidenceBundleId", "sha256:" + "c".repeat(64));
        return known;
    }

    private static String inHours(int hours) {
        return OffsetDateTime.now(ZoneOffset.UTC)
                .plusHours(hours)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx"));
    }
}
