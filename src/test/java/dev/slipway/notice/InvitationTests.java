package dev.slipway.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An invitation says what calendars need, and its changes are changes of the same meeting. */
class InvitationTests {

    private static final Instant START = Instant.parse("2026-11-24T13:00:00Z");
    private static final Instant END = Instant.parse("2026-11-24T14:00:00Z");

    @Test
    void saysWhatCalendarsNeed() {
        ICalendar calendar = parsed(anInvitation(0, START).request());
        VEvent event = calendar.getEvents().get(0);

        assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
        assertThat(event.getUid().getValue()).isEqualTo("credit-scoring~1.1.0~production~1~approval@slipway");
        assertThat(event.getSequence().getValue()).isZero();
        assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(START));
        assertThat(event.getDateEnd().getValue()).isEqualTo(Date.from(END));
        assertThat(event.getDateTimeStamp().getValue()).isEqualTo(Date.from(START.minusSeconds(3600)));
        assertThat(event.getOrganizer().getEmail()).isEqualTo("slipway@slipway.example");
        assertThat(event.getAttendees())
                .extracting(attendee -> attendee.getCommonName() + " " + attendee.getEmail())
                .containsExactly("Sofia; Owner sofia@example.org", "Quentin quentin@example.org");
        assertThat(event.getSummary().getValue()).isEqualTo("Approval of credit-scoring 1.1.0");
        assertThat(event.getDescription().getValue()).isEqualTo("1. Readiness\n2. Open items; risks, conditions");
        assertThat(event.getLocation().getValue()).isEqualTo("https://meet.example.org/42");
        assertThat(event.getUrl().getValue()).isEqualTo("https://meet.example.org/42");
    }

    @Test
    void changeAndCancellationBelongToTheSameMeeting() {
        VEvent moved = parsed(anInvitation(1, START.plusSeconds(60)).request())
                .getEvents()
                .get(0);
        ICalendar cancelled = parsed(anInvitation(2, START).cancellation());
        VEvent off = cancelled.getEvents().get(0);

        assertThat(moved.getSequence().getValue()).isEqualTo(1);
        assertThat(cancelled.getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(off.getStatus().getValue()).isEqualTo("CANCELLED");
        assertThat(off.getSequence().getValue()).isEqualTo(2);
        assertThat(off.getUid().getValue())
                .isEqualTo(moved.getUid().getValue())
                .isEqualTo(anInvitation(0, START).uid());
    }

    @Test
    void refusesAMeetingThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> anInvitation(0, END)).hasMessageContaining("must end after it begins");
    }

    @Test
    void aNameAddsNoLineToTheCalendar() {
        String text = new Invitation(
                        "engine",
                        "approval",
                        0,
                        "Title\r\nATTACH:https://evil.example",
                        "Agenda",
                        START,
                        END,
                        "Room 1\r\nATTACH:https://evil.example",
                        new Recipient("Slipway", "slipway@slipway.example"),
                        List.of(new Recipient("Eve\r\nATTACH:https://evil.example", "eve@example.org")),
                        START)
                .request()
                .content();

        assertThat(text.lines()).noneMatch(line -> line.startsWith("ATTACH"));
    }

    @Test
    void arrivesBesideTheTextAndAsAFile() throws Exception {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            PostOffice office = new PostOffice();
            office.notices.send(new Notice(
                    "meeting:1",
                    "engine",
                    List.of(new Recipient("Sofia", "sofia@example.org")),
                    "Invitation",
                    "Please come.",
                    List.of(anInvitation(0, START).request())));
            office.sender(PostOffice.smtp(server.getSmtp().getPort())).sendDue();

            MimeMessage mail = server.getReceivedMessages()[0];
            Multipart whole = (Multipart) mail.getContent();
            Multipart readable = (Multipart) whole.getBodyPart(0).getContent();
            assertThat(readable.getContentType()).startsWith("multipart/alternative");
            assertThat(readable.getBodyPart(0).getContent().toString().strip()).isEqualTo("Please come.");
            assertThat(readable.getBodyPart(1).getContentType())
                    .contains("text/calendar")
                    .contains("method=REQUEST");
            BodyPart file = whole.getBodyPart(1);
            assertThat(file.getFileName()).isEqualTo("invitation.ics");
            String content = new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Biweekly.parse(content).first().getEvents()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    private static Invitation anInvitation(int sequence, Instant start) {
        return new Invitation(
                "credit-scoring~1.1.0~production~1",
                "approval",
                sequence,
                "Approval of credit-scoring 1.1.0",
                "1. Readiness\n2. Open items; risks, conditions",
                start,
                END,
                "https://meet.example.org/42",
                new Recipient("Slipway", "slipway@slipway.example"),
                List.of(
                        new Recipient("Sofia; Owner", "sofia@example.org"),
                        new Recipient("Quentin", "quentin@example.org")),
                START.minusSeconds(3600));
    }

    private static ICalendar parsed(Attachment attachment) {
        return Biweekly.parse(attachment.content()).first();
    }
}
