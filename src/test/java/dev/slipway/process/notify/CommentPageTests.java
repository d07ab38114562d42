package dev.slipway.process.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.release.Releases;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who comments on a task, what becomes of it, and what is refused. */
@SlipwayTest
class CommentPageTests {

    private static final String WORDS = "Thin files are a third of the requests in the north.";
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");

    private final ProcessEngine engine;
    private final Ledger ledger;
    private final OutboxFolder outbox;
    private final OpenedTasks opened;
    private final String release;
    private Task task;

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    CommentPageTests(ProcessEngine engine, Releases releases, Ledger ledger, @Value("${slipway.data}") Path data) {
        this.engine = engine;
        this.ledger = ledger;
        this.outbox = new OutboxFolder(data.resolve("outbox"));
        this.opened = new OpenedTasks(engine, releases);
        this.release = opened.release();
    }

    @BeforeEach
    void openTheTask() {
        task = opened.open(release, "plan-deployment", "Activity_CreateDeploymentPlan");
    }

    @AfterEach
    void endEverything() {
        opened.end();
    }

    @Test
    void theConsultedCommentAndWhoDecidesReadsIt() throws JsonProcessingException {
        engine.getTaskService().claim(task.getId(), "release-manager");
        HttpResponse<String> answer = comment("risk-manager", WORDS, form("risk-manager"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/tasks/" + task.getId() + "/comment?given");
        assertThat(given()).singleElement().satisfies(entry -> {
            assertThat(entry.actor().id()).isEqualTo("risk-manager");
            assertThat(entry.actor().role()).isEqualTo("risk-manager");
            assertThat(entry.payload())
                    .containsEntry("task", "Activity_CreateDeploymentPlan")
                    .containsEntry("taskId", task.getId())
                    .containsEntry("comment", WORDS);
        });
        assertThat(page("release-manager").body()).contains("AI Risk Manager", WORDS);
        assertThat(inTasklist("release-manager"))
                .startsWith("Done when")
                .endsWith("Comment of the AI Risk Manager (risk-manager): " + WORDS);
        await().untilAsserted(() -> assertThat(outbox.naming(task.getId()))
                .filteredOn(mail -> mail.subject().startsWith("Comment: Create deployment plan"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).isEqualTo("release-manager@slipway.example");
                    assertThat(mail.text()).contains("The AI Risk Manager comments", WORDS, link());
                }));
    }

    @Test
    void whatIsSaidAboutOneApprovalIsReadWithTheOthers() {
        List<Task> approvals = approvals("qa-lead", "risk-manager");
        engine.getTaskService().claim(approvals.get(1).getId(), "risk-manager-2");
        task = approvals.get(0);
        comment("release-manager", WORDS, form("release-manager"));

        task = approvals.get(1);
        assertThat(page("risk-manager-2").body()).contains("Release Manager", WORDS);
        await().untilAsserted(() -> assertThat(outbox.naming(release))
                .filteredOn(mail -> mail.subject().startsWith("Comment: "))
                .extracting(OutboxFolder.Mail::to)
                .containsExactly("risk-manager-2@slipway.example"));
    }

    @Test
    void whatDoesNotFitIntoTasklistIsReadOnThePage() throws JsonProcessingException {
        comment("risk-manager", "a".repeat(2000), form("risk-manager"));
        comment("risk-manager", "b".repeat(2000), form("risk-manager"));
        comment("risk-manager", WORDS, form("risk-manager"));
        assertThat(inTasklist("release-manager"))
                .hasSizeLessThan(4000)
                .endsWith("a\n\nMore comments: /tasks/" + task.getId() + "/comment");
        assertThat(page("release-manager").body()).contains("b".repeat(2000), WORDS);
    }

    @Test
    void withoutAClaimantNobodyIsMailed() {
        comment("risk-manager", WORDS, form("risk-manager"));
        assertThat(given()).hasSize(1);
        assertThat(outbox.naming(task.getId())).noneMatch(mail -> mail.subject().startsWith("Comment"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"release-manager", "deployment-manager", "operations-2"})
    void whoDoesItAnswersForItOrIsAskedMayComment(String person) {
        assertThat(page(person).statusCode()).isEqualTo(200);
        assertThat(comment(person, WORDS, form(person)).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legal-advisor", "auditor", "process-owner", "admin"})
    void othersNeitherReadNorComment(String person) {
        comment("risk-manager", WORDS, form("risk-manager"));
        HttpResponse<String> page = page(person);
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("You hold none of these roles", "AI Risk Manager")
                .doesNotContain(WORDS);
        assertThat(comment(person, "Me too.", UUID.randomUUID().toString()).statusCode())
                .isEqualTo(403);
        assertThat(given()).hasSize(1);
    }

    @Test
    void aDoubleClickIsOneComment() {
        String form = form("risk-manager");
        assertThat(comment("risk-manager", WORDS, form).statusCode()).isEqualTo(302);
        assertThat(comment("risk-manager", WORDS, form).statusCode()).isEqualTo(302);
        assertThat(given()).hasSize(1);
        await().untilAsserted(() -> assertThat(outbox.naming(task.getId())).hasSize(12));

        HttpResponse<String> another = comment("risk-manager", "Something else.", form);
        assertThat(another.statusCode()).isEqualTo(409);
        assertThat(another.body()).contains("another comment was given already", "Something else.</textarea>");
        assertThat(given()).hasSize(1);
    }

    @Test
    void afterTheTaskTheCommentIsRefusedAndTheTextKept() {
        String form = form("risk-manager");
        engine.getRuntimeService().setVariable(task.getProcessInstanceId(), "impactAssessment", false);
        engine.getTaskService().complete(task.getId());

        HttpResponse<String> late = comment("risk-manager", WORDS, form);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("the task is over", "take it to the Deployment Manager", "stops by a block")
                .contains(WORDS + "</textarea>")
                .doesNotContain("Give this comment");
        assertThat(given()).isEmpty();
        assertThat(page("risk-manager").body()).contains("comments are no longer taken");
    }

    @Test
    void aTextOfTheWrongSizeIsRefusedWithTheRuleAndKept() {
        HttpResponse<String> empty = comment("risk-manager", "  \n ", form("risk-manager"));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("must have at least 1 characters, found 0");

        HttpResponse<String> tooLong = comment("risk-manager", "x".repeat(2001), form("risk-manager"));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("must have at most 2000 characters, found 2001", "x".repeat(2001));

        HttpResponse<String> unreadable = comment("risk-manager", "bell \u0007", form("risk-manager"));
        assertThat(unreadable.body()).contains("holds a control character");
        assertThat(given()).isEmpty();
        assertThat(comment("risk-manager", "x".repeat(2000), form("risk-manager"))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    void markupIsText() {
        comment("risk-manager", "<script>alert(1)</script>", form("risk-manager"));
        assertThat(page("release-manager").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void aForgedOrStrangeFormIsRefused() {
        PagePerson person = PagePerson.of(port, "risk-manager");
        assertThat(person.postWithoutToken(
                                path(),
                                Map.of("text", WORDS, "form", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(person.post(path(), Map.of("text", WORDS, "form", "mine")).statusCode())
                .isEqualTo(400);
        assertThat(given()).isEmpty();
    }

    @Test
    void whatIsNoTaskIsNotFound() {
        assertThat(PagePerson.of(port, "risk-manager")
                        .get("/tasks/none/comment")
                        .statusCode())
                .isEqualTo(404);
        assertThat(PagePerson.stranger(port).get(path()).statusCode()).isEqualTo(302);
    }

    @Test
    void theMailsLeadHere() {
        await().untilAsserted(() -> assertThat(outbox.naming(task.getId())).hasSize(12));
        assertThat(outbox.naming(task.getId()))
                .allSatisfy(mail -> assertThat(mail.text()).contains(link()));
    }

    /** One task for each role, in their order. */
    private List<Task> approvals(String... roles) {
        String instance = opened.begin(
                release,
                "approve-deployment",
                "Activity_AnswerForRole#multiInstanceBody",
                Map.of("approvalRoles", new ArrayList<>(List.of(roles))));
        return Stream.of(roles)
                .map(role -> engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance)
                        .taskCandidateGroup(role)
                        .singleResult())
                .toList();
    }

    private String link() {
        return "http://localhost:8080" + path();
    }

    private String path() {
        return "/tasks/" + task.getId() + "/comment";
    }

    /** As whoever works on the task reads it there. */
    private String inTasklist(String person) throws JsonProcessingException {
        String read = RestPerson.of(port, person)
                .get("/engine-rest/task/" + task.getId())
                .body();
        return new ObjectMapper().readTree(read).path("description").asText();
    }

    private HttpResponse<String> page(String person) {
        return PagePerson.of(port, person).get(path());
    }

    private HttpResponse<String> comment(String person, String text, String form) {
        return PagePerson.of(port, person).post(path(), Map.of("text", text, "form", form));
    }

    private String form(String person) {
        Matcher form = FORM.matcher(page(person).body());
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replaceFirst("https?://[^/]+", "");
    }

    private List<NewEntry> given() {
        return ledger.entries(release).stream()
                .map(Entry::content)
                .filter(entry -> entry.type().equals("CommentGiven"))
                .toList();
    }
}
