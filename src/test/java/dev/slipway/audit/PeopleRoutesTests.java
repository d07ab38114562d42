package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Auditors learn who is meant; an administrator forgets those who have left. */
@SlipwayTest
class PeopleRoutesTests {

    private static final String PASSWORD = "Gone-By-Tomorrow-26";
    private static final String FORM = "person-[0-9a-f]{16}";
    private static final Pattern ACTORS = Pattern.compile("\"actor\":\\{\"id\":\"([^\"]+)\",\"kind\":\"person\"");

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identities;

    @Test
    void whoeverLeftIsForgottenAndNobodyElse() {
        String person = "left" + System.nanoTime();
        actAndLeave(person);
        String pseudonym = pseudonym(person);

        RestPerson admin = RestPerson.of(port, "admin");
        assertThat(admin.delete("/api/people/" + person))
                .returns(200, answer -> answer.statusCode())
                .extracting(answer -> answer.body())
                .asString()
                .contains(pseudonym);
        assertThat(RestPerson.of(port, "auditor").get("/api/ledger/people").body())
                .doesNotContain(pseudonym);
        assertThat(lastEntries()).contains("PersonForgotten", pseudonym).doesNotContain(person);
        assertThat(admin.delete("/api/people/" + person).statusCode()).isEqualTo(404);
        assertThat(admin.delete("/api/people/qa-lead"))
                .returns(409, answer -> answer.statusCode())
                .extracting(answer -> answer.body())
                .asString()
                .contains("'qa-lead' has an account");
    }

    @Test
    void nobodyElseMayForgetAnybody() {
        for (String user : new String[] {"auditor", "compliance-officer", "ci"}) {
            assertThat(RestPerson.of(port, user).delete("/api/people/nobody").statusCode())
                    .as(user)
                    .isEqualTo(403);
        }
        assertThat(RestPerson.anonymous(port).delete("/api/people/nobody").statusCode())
                .isEqualTo(401);
        assertThat(RestPerson.of(port, "qa-lead").get("/api/ledger/people").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsHandedOutOfTheLedgerNamesPeopleByPseudonyms() {
        RestPerson.of(port, "qa-lead").post("/engine-rest/task/nothing/complete", "{}");
        assertThat(ACTORS.matcher(lastEntries()).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(actor -> actor.matches(FORM));
    }

    private void actAndLeave(String person) {
        User user = identities.newUser(person);
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        new RestPerson(port, person, PASSWORD).post("/engine-rest/task/nothing/complete", "{}");
        identities.deleteUser(person);
    }

    private String pseudonym(String person) {
        Matcher known = Pattern.compile("\"(" + FORM + ")\":\"" + person + "\"")
                .matcher(
                        RestPerson.of(port, "auditor").get("/api/ledger/people").body());
        assertThat(known.find()).isTrue();
        return known.group(1);
    }

    private String lastEntries() {
        RestPerson auditor = RestPerson.of(port, "auditor");
        String checkpoint = auditor.get("/api/ledger/checkpoint").body();
        long size = Long.parseLong(checkpoint.lines().skip(1).findFirst().orElseThrow());
        return auditor.get("/api/ledger/entries?from=" + Math.max(0, size - 20) + "&limit=20")
                .body();
    }
}
