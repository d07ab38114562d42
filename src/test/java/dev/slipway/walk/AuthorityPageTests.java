package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PagePerson;
import dev.slipway.SlipwayTest;
import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page where people read who stands in for whom, and where it is maintained. */
@SlipwayTest
class AuthorityPageTests {

    private static final String PAGE = "/authority";
    private static final Pattern END = Pattern.compile("action=\"(/authority/absences/[^\"]+/end)\"");

    @LocalServerPort
    private int port;

    @Test
    void whoWorksInReleasesReadsItAndOnlyThoseWhoMayChangeIt() {
        assertThat(PagePerson.of(port, "qa-lead").get(PAGE).body())
                .contains("Who stands in for whom", "AI System Owner", "system-owner-2")
                .doesNotContain("<form class=\"comment-form\"");
        assertThat(PagePerson.of(port, "governance-lead").get(PAGE).body())
                .contains("Name this delegate", "Confirm this assignment");
        assertThat(PagePerson.of(port, "qa-lead").get("/").body()).contains("href=\"/authority\"");
        assertThat(PagePerson.of(port, "admin").get("/").body()).doesNotContain("href=\"/authority\"");
    }

    @Test
    void administratorsAndStrangersDoNotReadIt() {
        HttpResponse<String> closed = PagePerson.of(port, "admin").get(PAGE);
        assertThat(closed.statusCode()).isEqualTo(403);
        assertThat(closed.body()).contains("shown to people who hold a role").doesNotContain("system-owner-2");
        assertThat(PagePerson.stranger(port).get(PAGE).statusCode()).isEqualTo(302);
    }

    @Test
    void anAbsenceIsEnteredAndEnded() {
        PagePerson owner = PagePerson.of(port, "system-owner-2");
        Map<String, String> absence =
                Map.of("person", "legal-advisor-2", "from", now(0), "until", now(3), "reason", "fair of <b>trade</b>");

        assertThat(owner.post(PAGE + "/absences", absence).statusCode()).isEqualTo(302);
        HttpResponse<String> twice = owner.post(PAGE + "/absences", absence);
        HttpResponse<String> asStranger = PagePerson.of(port, "qa-lead").post(PAGE + "/absences", absence);

        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("is absent at a part of that time already", "fair of &lt;b&gt;trade");
        assertThat(asStranger.statusCode()).isEqualTo(403);
        assertThat(owner.postWithoutToken(PAGE + "/absences", absence).statusCode())
                .isEqualTo(403);
        Matcher end = END.matcher(owner.get(PAGE).body());
        assertThat(end.find()).isTrue();
        assertThat(owner.post(end.group(1), Map.of("reason", "is back")).statusCode())
                .isEqualTo(302);
        assertThat(owner.get(PAGE).body()).contains("What is over").contains("legal-advisor-2 away");
    }

    private static String now(int days) {
        return LocalDateTime.now(ZoneOffset.UTC)
                .plusDays(days)
                .withNano(0)
                .withSecond(0)
                .toString();
    }
}
