package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.Authorizations;
import dev.slipway.approval.ModificationDecision;
import dev.slipway.approval.ModificationDecisions;
import dev.slipway.approval.PendingStatement;
import dev.slipway.approval.PendingStatements;
import dev.slipway.approval.SignedApprovals;
import dev.slipway.gate.GateFacts;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.Candidates;
import dev.slipway.process.GateFactSource;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.release.EvidenceSchemas;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.signature.PasskeyAssertion;
import dev.slipway.signature.SoftAuthenticator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.ReflectionTestUtils;

/** A yes is a statement that its person signed, about exactly these bytes; whatever else is tried is refused. */
@SlipwayTest
class SignedApprovalsTests {

    private static final LoneTasks.Place APPROVAL =
            new LoneTasks.Place("approve-deployment", "Activity_GiveApproval", true);
    private static final String SIGN = "Activity_SignApproval";
    private static final String OWNER = "system-owner";
    private static final String LEAD = "qa-lead";
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int SYNCED = 0x0d;
    private static final String SYNCED_ROW =
            "<inputEntry id=\"Cell_SyncedPasskeyAlways_RiskTier\" expressionLanguage=\"feel\">";
    private static final String REFUSED_PHONE = "the passkey 'Phone' may be copied to a cloud account (synced), and the"
            + " table signature-ways takes no such passkey at high risk";
    private static final String BELOW_HIGH = "<text>\"limited\",\"minimal\"</text>";
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private Candidates candidates;

    @Autowired
    private ModificationDecisions modifications;

    @Autowired
    private Authorizations authorizations;

    @Autowired
    private PendingStatements pending;

    @Autowired
    private SignedApprovals signed;

    @Autowired
    private Ledger ledger;

    @Autowired
    private List<GateFactSource> sources;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    @Qualifier("signatureRules")
    private ReleaseRules signatureRules;

    private final ProcessEngine engine;
    private final Releases releases;
    private final LoneTasks lone;
    private final List<String> enrolled = new ArrayList<>();

    @Autowired
    SignedApprovalsTests(ProcessEngine engine, Releases releases) {
        this.engine = engine;
        this.releases = releases;
        this.lone = new LoneTasks(engine, releases);
    }

    @AfterEach
    void leaveNoKey() {
        lone.closeAll();
        enrolled.forEach(
                id -> post("governance-lead", "/api/keys/" + id + "/revoke", Map.of("reason", "the test is over")));
    }

    @Test
    void theServiceKeySignsForWhoHasJustLoggedInAndTheGateVerifiesIt() throws Exception {
        ReleaseId release = authorised();

        assertThat(fact(release, "signatureProblem")).isNull();
        assertThat(fact(release, "authorizationSigned")).isEqualTo(true);
        JsonNode signed = Tasklist.json(person("auditor").get("/api/releases/" + release.slug() + "/approvals"));
        assertThat(signed.path("approvals")).hasSize(2).allSatisfy(line -> {
            assertThat(line.path("way").asText()).isEqualTo("service-key");
            assertFits("deployment-approval", payload(line.path("envelope")));
            assertThat(ledger.entries(release.slug()))
                    .anyMatch(entry -> entry.content().type().equals("ApprovalGiven")
                            && entry.content()
                                    .digests()
                                    .contains(line.path("digest").asText()));
            assertThat(person("auditor")
                            .get("/api/releases/" + release.slug() + "/approvals/"
                                    + line.path("digest").asText())
                            .body())
                    .isEqualTo(line.path("envelope").toString());
        });
        assertFits("deployment-authorization", payload(signed.path("authorization")));
        assertThat(person("pipeline")
                        .get("/api/releases/" + release.slug() + "/approvals")
                        .statusCode())
                .isIn(401, 403);
    }

    /** With the clock of those who judge the login a quarter of an hour ahead, and a second more. */
    @Test
    void aLoginInTasklistIsFreshForAQuarterOfAnHour() {
        Round round = round();
        Tasklist.Task task = Tasklist.Task.of(round.open("Activity_GiveApproval", OWNER));
        tasklist(OWNER).claim(task);
        PagePerson browser = PagePerson.of(port, OWNER);
        browser.get("/camunda/app/tasklist/default/");
        ReflectionTestUtils.setField(signatureRules, "clock", Clock.offset(clock, QUARTER.plusSeconds(1)));
        try {
            HttpResponse<String> late = submit(browser, task);
            assertThat(late.statusCode()).as(late.body()).isEqualTo(403);
            assertThat(late.body())
                    .contains("the server signs for who logged in within 15 minutes; system-owner logged in at ")
                    .contains("Sign out, sign in again, and answer again.");
            assertThat(signed.of(round.release)).isEmpty();
            ReflectionTestUtils.setField(signatureRules, "clock", Clock.offset(clock, QUARTER.minusMinutes(1)));
            assertThat(submit(browser, task).statusCode()).isEqualTo(204);
        } finally {
            ReflectionTestUtils.setField(signatureRules, "clock", clock);
        }
        assertThat(signed.of(round.release)).hasSize(1);
    }

    private HttpResponse<String> submit(PagePerson browser, Tasklist.Task task) {
        String answers = Tasklist.body(tasklist(OWNER)
                .form(task, Map.of("approvalDecision", "approve"))
                .answers());
        return browser.send(browser.request("/camunda/api/engine/engine/default/task/" + task.id() + "/submit-form")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(answers)));
    }

    @Test
    void aSessionAloneSignsNothing() throws Exception {
        String id = enrol(LEAD, pair());
        Task sign = round().signTask();
        String statement = statement(sign.getId()).path("id").asText();
        PagePerson browser = PagePerson.of(port, LEAD);
        for (String path : List.of(
                "/keys/passkey/options",
                "/keys/passkey",
                "/keys/" + id + "/suspend",
                "/tasks/" + sign.getId() + "/statement",
                "/statements/" + statement + "/signature")) {
            assertThat(browser.send(json(browser.request(path))).statusCode())
                    .as("without the token of a page of ours: " + path)
                    .isEqualTo(403);
        }
        for (String path : List.of(
                "/api/keys/passkey/options",
                "/api/tasks/" + sign.getId() + "/statement",
                "/api/statements/" + statement + "/signature")) {
            assertThat(browser.send(json(browser.request(path))).statusCode())
                    .as("what is for programs takes no session: " + path)
                    .isEqualTo(401);
        }
        JsonNode session = JSON.readTree(browser.get("/tasks/session").body());
        assertThat(browser.send(json(browser.request("/tasks/" + sign.getId() + "/statement"))
                                .header(
                                        session.path("header").asText(),
                                        session.path("token").asText()))
                        .statusCode())
                .as("with the token")
                .isEqualTo(200);
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json").POST(BodyPublishers.ofString("{}"));
    }

    @Test
    void withoutTheEvidenceAYesIsRefusedAndANoIsPossible() {
        String release = lone.release("ci");
        Tasklist.Task task = Tasklist.Task.of(lone.open(
                        release,
                        APPROVAL,
                        Map.of(
                                "approvalRoles", new ArrayList<>(List.of(OWNER)),
                                "riskTier", "minimal",
                                "packageDigest", "sha256:" + "1".repeat(64),
                                "configurationDigest", "sha256:" + "2".repeat(64),
                                "evidenceBundleId", "sha256:" + "3".repeat(64)))
                .get(0));
        Tasklist owner = tasklist(OWNER);
        owner.claim(task);

        HttpResponse<String> yes = owner.submit(task, owner.form(task, Map.of()).answers());
        assertThat(yes.statusCode()).as(yes.body()).isEqualTo(400);
        assertThat(yes.body()).contains("is not complete any more");
        HttpResponse<String> no = owner.submit(
                task, owner.form(task, Map.of("approvalDecision", "reject")).answers());
        assertThat(no.statusCode()).as(no.body()).isEqualTo(204);
        assertThat(signed.of(ReleaseId.parse(release)))
                .singleElement()
                .satisfies(one -> assertThat(one.decision()).isEqualTo("REJECT"));
    }

    @Test
    void attacks56And57AnEnvelopeThatIsChangedOrAboutOtherBytesShutsTheGate() {
        ReleaseId release = authorised();
        String digest = jdbc.queryForObject(
                "select envelope from approval_envelope where slug = ? and role = ?",
                String.class,
                release.slug(),
                LEAD);
        jdbc.update(
                "update authorization_issued set bundle_id = ? where slug = ?",
                "sha256:" + "0".repeat(64),
                release.slug());
        assertThat(fact(release, "signatureProblem")).asString().contains("is not the one of authorization");
        jdbc.update(
                "update authorization_issued set bundle_id = ? where slug = ?",
                candidates.candidate(release).bundleId(),
                release.slug());
        assertThat(fact(release, "authorizationSigned")).isEqualTo(true);
        jdbc.update(
                "update approval_envelope set envelope = ? where slug = ? and role = ?",
                digest.replace("\"sig\":\"", "\"sig\":\"AAAA"),
                release.slug(),
                LEAD);
        assertThat(fact(release, "signatureProblem")).asString().contains("missing, or was changed");
        assertThat(fact(release, "authorizationSigned")).isEqualTo(false);
    }

    @Test
    void aYesThatIsTakenBackWhileOthersAreAskedEndsTheRound() {
        Round round = round();
        assertThat(round.answer(OWNER, "approve")).isEmpty();
        assertThat(post(OWNER, "/api/releases/" + round.release.slug() + "/revoke", Map.of("reason", "misread")))
                .isEmpty();
        assertThat(round.answer(LEAD, "approve")).isEmpty();

        assertThat(round.open("Activity_AddressRejection", "deployment-manager"))
                .isNotNull();
        assertThat(authorizations.of(round.release)).isEmpty();
    }

    @Test
    void anAuthorizationThatNobodySignedShutsTheGate() {
        ReleaseId release = authorised();
        jdbc.update("delete from authorization_envelope where slug = ?", release.slug());
        assertThat(fact(release, "authorizationSigned")).isEqualTo(false);
        assertThat(fact(release, "signatureProblem")).asString().contains("has no signed statement");
    }

    @Test
    void whoHasAKeyOfOnesOwnSignsWithItAndItCountsUpToItsRevocation() throws Exception {
        KeyPair key = pair();
        String id = enrol(LEAD, key);
        Round round = round();
        round.answer(OWNER, "approve");
        Task sign = round.signTask();
        assertThat(person(LEAD)
                        .post("/engine-rest/task/" + sign.getId() + "/complete", complete("signed"))
                        .body())
                .as("a forged answer over REST")
                .contains("no signature was handed in for it");

        JsonNode statement = statement(sign.getId());
        assertThat(statement.path("text").asText()).contains("APPROVE release " + round.release.slug(), "as qa-lead");
        assertThat(statement.path("ways")).hasSize(1);
        byte[] signable = signable(statement);
        assertThat(submit(LEAD, statement, pair(), signable))
                .as("attack 52: the signature of another key")
                .contains("not one of qa-lead's keys");
        assertThat(submit(OWNER, statement, key, signable))
                .as("attack 52: another person")
                .contains("made for another person");
        assertThat(submit(LEAD, statement, key, signable)).isEmpty();
        assertThat(submit(LEAD, statement, key, signable))
                .as("attack 48: the same once more")
                .contains("refused");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> authorizations.of(round.release).isPresent());
        assertThat(fact(round.release, "signatureProblem")).isNull();
        assertThat(post("governance-lead", "/api/keys/" + id + "/revoke", Map.of("reason", "lost")))
                .isEmpty();
        enrolled.remove(id);
        assertThat(fact(round.release, "authorizationSigned"))
                .as("attack 54: revoked after it signed")
                .isEqualTo(true);
        jdbc.update("update signing_key set revoked_sequence = 1 where id = ?", id);
        assertThat(fact(round.release, "signatureProblem"))
                .as("attack 54: revoked before it signed")
                .asString()
                .contains("did not count then");
    }

    @Test
    void attacks48And49AStatementIsForOneTaskOnePersonAndSomeMinutes() throws Exception {
        KeyPair key = pair();
        String id = enrol(LEAD, key);
        Round first = round();
        Round second = round();
        JsonNode one = statement(first.signTask().getId());
        JsonNode other = statement(second.signTask().getId());
        assertThat(submit(LEAD, other, key, signable(one)))
                .as("attack 48: the signature of another release's statement")
                .contains("not one of qa-lead's keys");

        PendingStatement fresh = pending.find(one.path("id").asText()).orElseThrow();
        String expired = UUID.randomUUID().toString().replace("-", "");
        pending.add(new PendingStatement(
                expired,
                fresh.taskId(),
                fresh.release(),
                fresh.round(),
                fresh.role(),
                fresh.person(),
                fresh.payload(),
                fresh.issuedAt(),
                Instant.now().minusSeconds(1)));
        assertThat(post(LEAD, "/api/statements/" + expired + "/signature", blob(key, signable(one))))
                .as("attack 49")
                .contains("it expired at");
        assertThat(ledger.entries("ledger"))
                .anyMatch(entry -> entry.content().type().equals("SignatureRefused"));

        assertThat(post(LEAD, "/api/keys/" + id + "/suspend", Map.of("reason", "left in a train")))
                .isEmpty();
        assertThat(submit(LEAD, one, key, signable(one)))
                .as("attack 54: suspended before it signed")
                .contains("for want of a key that counts");
        assertThat(person(LEAD)
                        .post("/engine-rest/task/" + first.signTask().getId() + "/complete", complete("anew"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(first.open("Activity_GiveApproval", LEAD)).isNotNull();
    }

    @Test
    void attacks53And55NobodyApprovesTwiceOrWhatHeAskedFor() {
        ReleaseId release = releases.open("invoice-sorter", "1.0.0", "production", "deployment-manager");
        Round round = new Round(release, List.of("deployment-manager", LEAD), "minimal");
        assertThat(round.answer("deployment-manager", "approve")).contains("asked for release");
        engine.getIdentityService().createMembership(LEAD, "deployment-manager");
        try {
            assertThat(round.answer(LEAD, "approve")).isEmpty();
            assertThat(tasklist(LEAD)
                            .claim(Tasklist.Task.of(round.open("Activity_GiveApproval", "deployment-manager")))
                            .body())
                    .contains("already acts as qa-lead");
        } finally {
            engine.getIdentityService().deleteMembership(LEAD, "deployment-manager");
        }
    }

    /** With an owner's table in which synced passkeys count below high risk only. */
    @Test
    void aSyncedPasskeyIsRefusedAtHighRiskWhenTheTableSaysSo() throws Exception {
        SoftAuthenticator phone = authenticator(7).saying(SYNCED);
        enrolPasskey("Phone", phone);
        Round asked = round("high");
        JsonNode statement = statement(asked.signTask().getId());
        assertThat(statement.path("allowCredentials")).hasSize(1);
        String table = deployTable(text -> text.replace(SYNCED_ROW + "<text>-</text>", SYNCED_ROW + BELOW_HIGH)
                .replace("<text>true</text>", "<text>false</text>"));
        try {
            assertThat(hand(phone, statement)).contains(REFUSED_PHONE);
            assertThat(statement(asked.signTask().getId()).path("allowCredentials"))
                    .isEmpty();
            assertThat(round("high").answer(LEAD, "approve")).contains("(passkey)", REFUSED_PHONE);
            enrolPasskey("Token", authenticator(9));
            assertThat(statement(asked.signTask().getId()).path("allowCredentials"))
                    .hasSize(1);
            assertThat(hand(phone, statement)).contains(REFUSED_PHONE);
            assertThat(signed.ofTask(asked.signTask().getId())).isEmpty();
            assertThat(round("limited").answer(LEAD, "approve")).isEmpty();
        } finally {
            engine.getRepositoryService().deleteDeployment(table, true);
        }
        assertThat(hand(phone, statement)).as("as the table came").isEmpty();
    }

    @Test
    void aKeyTakesPossessionAndASecondPerson() throws Exception {
        KeyPair key = pair();
        JsonNode challenge = Tasklist.json(person(LEAD).post("/api/keys/challenge", "{}"));
        assertThat(post(LEAD, "/api/keys", proposal(challenge, key, pair())))
                .contains("the signature is not this key's");
        JsonNode again = Tasklist.json(person(LEAD).post("/api/keys/challenge", "{}"));
        assertThat(post(OWNER, "/api/keys", proposal(again, key, key))).contains("is not one of yours");
        String id = Tasklist.json(person(LEAD).post("/api/keys", JSON.writeValueAsString(proposal(again, key, key))))
                .path("id")
                .asText();
        enrolled.add(id);
        assertThat(post(LEAD, "/api/keys/" + id + "/vouch", Map.of())).contains("takes a second person");
        assertThat(post("operations", "/api/keys/" + id + "/vouch", Map.of())).contains("takes a second person");
        assertThat(post(OWNER, "/api/keys/" + id + "/suspend", Map.of("reason", "mine")))
                .contains("only its owner");
        PagePerson voucher = PagePerson.of(port, OWNER);
        assertThat(voucher.get("/keys").body()).contains("Token", "I vouch that this is");
        assertThat(PagePerson.of(port, LEAD).get("/keys").body())
                .contains("Token", "waits for a second person")
                .doesNotContain("Revoke for good");
        assertThat(voucher.post("/keys/" + id + "/vouch", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(post(OWNER, "/api/keys/" + id + "/vouch", Map.of())).contains("it is so already");
        assertThat(ledger.entries("signing-keys"))
                .extracting(entry -> entry.content().type())
                .contains("ApprovalKeyAdded", "SigningKeyProposed", "SigningKeyEnrolled");
    }

    private ReleaseId authorised() {
        Round round = round();
        assertThat(round.answer(OWNER, "approve")).isEmpty();
        assertThat(round.answer(LEAD, "approve")).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> authorizations.of(round.release).isPresent());
        return round.release;
    }

    private Round round() {
        return round("minimal");
    }

    private Round round(String tier) {
        ReleaseId release = releases.open("invoice-sorter", "1.0.0", "production", "ci");
        return new Round(release, List.of(OWNER, LEAD), tier);
    }

    private SoftAuthenticator authenticator(int id) {
        return SoftAuthenticator.p256()
                .on("http://localhost:" + port)
                .enrolledAt("localhost")
                .knownAs((byte) id, (byte) id);
    }

    private void enrolPasskey(String label, SoftAuthenticator authenticator) throws Exception {
        JsonNode options = Tasklist.json(person(LEAD).post("/api/keys/passkey/options", "{}"));
        byte[] challenge =
                Base64.getUrlDecoder().decode(options.at("/publicKey/challenge").asText());
        JsonNode made = Tasklist.json(person(LEAD)
                .post(
                        "/api/keys/passkey",
                        "{\"label\": \"" + label + "\", \"credential\": " + authenticator.enrol(challenge) + "}"));
        String id = made.path("id").asText();
        assertThat(post(OWNER, "/api/keys/" + id + "/vouch", Map.of())).isEmpty();
        enrolled.add(id);
    }

    /** Empty when it was taken, or why it was refused. */
    private String hand(SoftAuthenticator authenticator, JsonNode statement) {
        PasskeyAssertion made = authenticator
                .asked("webauthn.get")
                .sign(Base64.getUrlDecoder().decode(statement.path("challenge").asText()));
        return post(
                LEAD,
                "/api/statements/" + statement.path("id").asText() + "/signature",
                Map.of(
                        "way",
                        "passkey",
                        "credentialId",
                        statement.path("allowCredentials").path(0).asText(),
                        "authenticatorData",
                        SoftAuthenticator.url(made.authenticatorData()),
                        "clientDataJSON",
                        SoftAuthenticator.url(made.clientDataJson()),
                        "signature",
                        SoftAuthenticator.url(made.signature())));
    }

    /** Returns the deployment. */
    private String deployTable(UnaryOperator<String> change) throws Exception {
        String own = Files.readString(Path.of("processes/signature-ways.dmn"));
        String changed = change.apply(own.replaceAll(">\\s+<", "><"));
        return engine.getRepositoryService()
                .createDeployment()
                .addString("signature-ways.dmn", changed)
                .deploy()
                .getId();
    }

    /** A round of approvals of a release whose evidence is there. */
    private final class Round {

        private final ReleaseId release;
        private final List<Task> tasks;

        private Round(ReleaseId release, List<String> roles, String tier) {
            this.release = release;
            ReleaseCandidate candidate = candidates.candidate(release);
            String digest = candidate.releasePackage().digest();
            String configuration = candidate.releasePackage().configurationDigest();
            modifications.decide(
                    release,
                    new ModificationDecision(digest, configuration, "none", false, null, null, null, Instant.now()));
            this.tasks = lone.open(
                    release.slug(),
                    APPROVAL,
                    Map.of(
                            "approvalRoles",
                            new ArrayList<>(roles),
                            "approvalRejected",
                            false,
                            "riskTier",
                            tier,
                            "packageDigest",
                            digest,
                            "configurationDigest",
                            configuration,
                            "evidenceBundleId",
                            candidate.bundleId(),
                            "baseDigest",
                            "none"));
        }

        /** Claims and answers; empty when it was taken, or why it was refused. */
        private String answer(String person, String decision) {
            Tasklist.Task task = Tasklist.Task.of(open("Activity_GiveApproval", person));
            Tasklist tasklist = tasklist(person);
            var claimed = tasklist.claim(task);
            return claimed.statusCode() != 204
                    ? claimed.body()
                    : tasklist.submit(
                                    task,
                                    tasklist.form(task, Map.of("approvalDecision", decision))
                                            .answers())
                            .body();
        }

        private Task open(String activity, String role) {
            return engine.getTaskService()
                    .createTaskQuery()
                    .processInstanceId(tasks.get(0).getProcessInstanceId())
                    .taskDefinitionKey(activity)
                    .taskCandidateGroup(role)
                    .includeAssignedTasks()
                    .singleResult();
        }

        /** Where the qa-lead, who has a key, is asked to sign. */
        private Task signTask() {
            if (open(SIGN, LEAD) == null) {
                assertThat(answer(LEAD, "approve")).isEmpty();
            }
            return open(SIGN, LEAD);
        }
    }

    private @Nullable Object fact(ReleaseId release, String name) {
        GateFacts.Builder facts = GateFacts.collect();
        sources.stream()
                .filter(source -> source.getClass().getSimpleName().equals("SignatureFacts"))
                .forEach(source -> source.add(facts, release, new ExecutionEntity()));
        return facts.build().asMap().get(name);
    }

    private String enrol(String person, KeyPair key) throws Exception {
        JsonNode challenge = Tasklist.json(person(person).post("/api/keys/challenge", "{}"));
        JsonNode made =
                Tasklist.json(person(person).post("/api/keys", JSON.writeValueAsString(proposal(challenge, key, key))));
        String id = made.path("id").asText();
        assertThat(post(OWNER, "/api/keys/" + id + "/vouch", Map.of())).isEmpty();
        enrolled.add(id);
        return id;
    }

    private static Map<String, Object> proposal(JsonNode challenge, KeyPair key, KeyPair signer) throws Exception {
        return Map.of(
                "kind",
                "pem",
                "label",
                "Token",
                "publicKey",
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n",
                "challenge",
                challenge.path("id").asText(),
                "signature",
                signature(signer, challenge.path("text").asText().getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode statement(String task) {
        return Tasklist.json(person(LEAD).post("/api/tasks/" + task + "/statement", "{}"));
    }

    private byte[] signable(JsonNode statement) {
        return person(LEAD)
                .get("/api/statements/" + statement.path("id").asText() + "/signable")
                .body()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when it was taken, or why it was refused. */
    private String submit(String person, JsonNode statement, KeyPair key, byte[] bytes) throws Exception {
        return post(person, "/api/statements/" + statement.path("id").asText() + "/signature", blob(key, bytes));
    }

    private static Map<String, Object> blob(KeyPair key, byte[] bytes) throws Exception {
        return Map.of("way", "blob", "signature", signature(key, bytes));
    }

    private static String signature(KeyPair key, byte[] bytes) throws Exception {
        Signature signing = Signature.getInstance("SHA256withECDSA");
        signing.initSign(key.getPrivate());
        signing.update(bytes);
        return Base64.getEncoder().encodeToString(signing.sign());
    }

    private static KeyPair pair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private String post(String person, String path, Map<String, Object> body) {
        try {
            return RestPerson.of(port, person)
                    .post(path, JSON.writeValueAsString(body))
                    .body();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String complete(String outcome) {
        return "{\"variables\":{\"signOutcome\":{\"value\":\"" + outcome + "\",\"type\":\"String\"}}}";
    }

    private static void assertFits(String schema, JsonNode statement) {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(EvidenceSchemas.text(schema + ".1.json").orElseThrow())
                        .validate(statement))
                .isEmpty();
    }

    private static JsonNode payload(JsonNode envelope) {
        try {
            return JSON.readTree(
                    Base64.getDecoder().decode(envelope.path("payload").asText()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private RestPerson person(String user) {
        return RestPerson.of(port, user);
    }

    private Tasklist tasklist(String user) {
        return new Tasklist(person(user));
    }
}
