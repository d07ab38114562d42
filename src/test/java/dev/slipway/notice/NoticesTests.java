package dev.slipway.notice;

import static dev.slipway.notice.PostOffice.aNotice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is put in waits exactly when the step that put it in stands, and once. */
class NoticesTests {

    private final PostOffice office = new PostOffice();

    @Test
    void aNoticeWaitsOnceForEachRecipient() {
        office.notices.send(aNotice("task:1", person("a"), person("b")));

        assertThat(office.rows())
                .extracting(row -> row.get("address"))
                .containsExactlyInAnyOrder("a@example.org", "b@example.org");
        assertThat(office.notices.holds("task:1")).isTrue();
        assertThat(office.notices.holds("task:2")).isFalse();
        assertThat(office.woken).hasSize(1);
    }

    @Test
    void theSameKeyAndAddressIsOneMail() {
        office.notices.send(aNotice("task:1", person("a")));
        office.notices.send(aNotice("task:1", new Recipient("again", "A@example.org"), person("b")));

        assertThat(office.rows()).hasSize(2);
    }

    @Test
    void aStepThatIsTakenBackTellsNobody() {
        office.transaction.executeWithoutResult(status -> {
            office.notices.send(aNotice("task:1"));
            status.setRollbackOnly();
        });

        assertThat(office.rows()).isEmpty();
        assertThat(office.woken).isEmpty();
    }

    @Test
    void refusesAKeyThatIsNoLine() {
        assertThatThrownBy(() -> aNotice("task:1\r\nBcc: x@example.org")).hasMessageContaining("must be one line");
        assertThatThrownBy(() -> aNotice(" ")).hasMessageContaining("must be one line");
    }

    @Test
    void whatIsNoAddressIsNoRecipient() {
        assertThat(List.of(
                        "+44 20 7946 0001",
                        "",
                        "a@example.org\r\nBcc: b@example.org",
                        "a@example.org, b@example.org",
                        "A <a@example.org>",
                        "a@-example.org",
                        "a b@example.org",
                        "a".repeat(65) + "@example.org"))
                .allSatisfy(text ->
                        assertThat(Recipient.of("somebody", text)).as(text).isEmpty());
        assertThat(Recipient.of("somebody", null)).isEmpty();
        assertThat(Recipient.of("somebody", " first.last+tag@mail.example.org "))
                .contains(new Recipient("somebody", "first.last+tag@mail.example.org"));
    }

    private static Recipient person(String name) {
        return new Recipient(name, name + "@example.org");
    }
}
