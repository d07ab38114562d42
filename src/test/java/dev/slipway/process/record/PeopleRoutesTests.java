package dev.slipway.process.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Auditors learn who is meant; an administrator forgets those who have left. */
@SlipwayTest
class PeopleRoutesTests {

    private static final Pattern ACTORS = Pattern.compile("\"actor\":\\{\"id\":\"([^\"]+)\",\"kind\":\"person\"");

    @LocalServerPort
    private int port;

    @Autowired
    private Pseudonyms pseudonyms;

    @Test
    void whoeverLeftIsForgottenAndNobodyElse() {
        String person = "left" + System.nanoTime();
        String pseudonym = pseudonyms.of(person);
        assertThat(RestPerson.of(port, "auditor").get("/api/ledger/people").body())
                .contains("\"" + pseudonym + "\":\"" + person + "\"");

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
                .allMatch(actor -> Pseudonyms.FORM.matcher(actor).matches());
    }

    private String lastEntries() {
        RestPerson auditor = RestPerson.of(port, "auditor");
        String checkpoint = auditor.get("/api/ledger/checkpoint").body();
        long size = Long.parseLong(checkpoint.lines().skip(1).findFirst().orElseThrow());
        return auditor.get("/api/ledger/entries?from=" + Math.max(0, size - 20) + "&limit=20")
                .body();
    }
}
