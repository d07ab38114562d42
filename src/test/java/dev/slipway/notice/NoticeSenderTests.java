package dev.slipway.notice;

import static dev.slipway.notice.PostOffice.aNotice;
import static dev.slipway.notice.PostOffice.smtp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mails against a real server that takes them, is away, refuses or hangs. */
class NoticeSenderTests {

    private final PostOffice office = new PostOffice();
    private GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void startTheServer() {
        server.start();
    }

    @AfterEach
    void stopTheServer() {
        server.stop();
    }

    @Test
    void aMailArrivesAndItsTextIsNotKept() throws MessagingException, IOException {
        office.notices.send(aNotice("task:1"));

        office.sender(server()).sendDue();

        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("Task: Verify testing");
        assertThat(mail.getContent().toString().strip()).isEqualTo("Prüfe die Ergebnisse.");
        assertThat(mail.getRecipients(Message.RecipientType.TO)[0]).hasToString("qa-lead <qa-lead@slipway.example>");
        assertThat(mail.getFrom()[0]).hasToString("Slipway <slipway@slipway.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(office.rows()).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("state", "delivered").containsEntry("message", null);
            assertThat(mail.getMessageID()).isEqualTo("<" + row.get("id") + "@slipway.example>");
            assertThat(office.published)
                    .containsExactly(new NoticeDelivered(
                            String.valueOf(row.get("id")),
                            "task:1",
                            "credit-scoring~1.1.0~production~1",
                            "qa-lead",
                            "smtp",
                            1));
        });
    }

    @Test
    void aLineBreakAddsNoHeader() throws MessagingException {
        office.notices.send(new Notice(
                "task:1",
                "engine",
                List.of(new Recipient("Eve\r\nBcc: thief@example.org", "eve@example.org")),
                "Hello\r\nBcc: thief@example.org\u2028X-Evil: 1",
                "Text"));

        office.sender(server()).sendDue();

        MimeMessage mail = only();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo("Hello Bcc: thief@example.org X-Evil: 1");
    }

    @Test
    void aMailThatFailedIsSentAgainAndCountsOnce() {
        int port = server.getSmtp().getPort();
        server.stop();
        office.notices.send(aNotice("task:1"));
        NoticeSender sender = office.sender(smtp(port));

        sender.sendDue();
        assertThat(office.published).isEmpty();
        assertThat(office.rows()).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("state", "waiting").containsEntry("attempts", 1);
            assertThat(String.valueOf(row.get("last_error"))).contains("connect");
        });

        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        sender.sendDue();
        assertThat(server.getReceivedMessages()).as("before the retry is due").isEmpty();
        office.pass(PostOffice.PROPERTIES.retryInterval());
        sender.sendDue();
        sender.sendDue();

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(office.published)
                .singleElement()
                .isInstanceOfSatisfying(
                        NoticeDelivered.class,
                        delivered -> assertThat(delivered.attempts()).isEqualTo(2));
    }

    @Test
    void oneRefusedRecipientDoesNotKeepTheOthersFromTheirMail() throws IOException {
        try (RefusingServer refusing = new RefusingServer("bad@example.org")) {
            office.notices.send(aNotice(
                    "task:1", new Recipient("bad", "bad@example.org"), new Recipient("good", "good@example.org")));
            NoticeSender sender = office.sender(smtp(refusing.port()));

            sender.sendDue();
            sender.sendDue();

            assertThat(refusing.taken()).containsExactly("good@example.org");
            assertThat(office.rows())
                    .filteredOn(row -> "waiting".equals(row.get("state")))
                    .singleElement()
                    .satisfies(row ->
                            assertThat(String.valueOf(row.get("last_error"))).contains("550"));
        }
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aServerThatHangsCostsOneWaitARound() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            IntStream.range(0, 20).forEach(i -> office.notices.send(aNotice("task:" + i)));

            office.sender(smtp(silent.getLocalPort())).sendDue();

            assertThat(office.rows())
                    .filteredOn(row -> !Integer.valueOf(0).equals(row.get("attempts")))
                    .hasSize(1);
        }
        office.pass(PostOffice.PROPERTIES.retryInterval());
        office.sender(server()).sendDue();
        assertThat(server.getReceivedMessages()).hasSize(20);
    }

    @Test
    void aMailIsGivenUpAfterDaysAndKept() {
        int port = server.getSmtp().getPort();
        server.stop();
        office.notices.send(aNotice("task:1"));
        NoticeSender sender = office.sender(smtp(port));

        sender.sendDue();
        office.pass(PostOffice.PROPERTIES.giveUpAfter());
        sender.sendDue();
        office.pass(PostOffice.PROPERTIES.giveUpAfter());
        sender.sendDue();

        assertThat(office.published).singleElement().isInstanceOfSatisfying(NoticeGivenUp.class, givenUp -> {
            assertThat(givenUp.attempts()).isEqualTo(2);
            assertThat(givenUp.reason()).contains("connect");
        });
        assertThat(office.rows()).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("state", "given-up");
            assertThat(row.get("message")).isNotNull();
        });
    }

    @Test
    void twoNodesSendEachMailOnce() {
        IntStream.range(0, 40).forEach(i -> office.notices.send(aNotice("task:" + i)));
        List<NoticeSender> nodes = List.of(office.sender(server()), office.sender(server()));

        nodes.parallelStream().forEach(NoticeSender::sendDue);

        assertThat(server.getReceivedMessages()).hasSize(40);
        assertThat(office.published).hasSize(40);
        assertThat(office.rows()).allSatisfy(row -> assertThat(row).containsEntry("attempts", 1));
    }

    @Test
    void afterACrashTheSameMailIsSentAgainUnderItsId() throws MessagingException {
        office.notices.send(aNotice("task:1"));
        NoticeSender crashing = office.sender(new Crashing(server()));
        assertThatThrownBy(crashing::sendDue).isInstanceOf(Crash.class);

        office.sender(server()).sendDue();
        assertThat(server.getReceivedMessages()).as("while it is claimed").hasSize(1);
        office.pass(PostOffice.PROPERTIES.claim().plus(Duration.ofSeconds(1)));
        office.sender(server()).sendDue();

        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(server.getReceivedMessages()[0].getMessageID())
                .isEqualTo(server.getReceivedMessages()[1].getMessageID());
        assertThat(office.published).hasSize(1);
    }

    private SmtpDelivery server() {
        return smtp(server.getSmtp().getPort());
    }

    private MimeMessage only() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    /** Sends and then breaks down before it can say so. */
    private record Crashing(Delivery real) implements Delivery {

        @Override
        public String way() {
            return real.way();
        }

        @Override
        public String destination() {
            return real.destination();
        }

        @Override
        public void deliver(Mail mail, byte[] message) throws DeliveryFailed {
            real.deliver(mail, message);
            throw new Crash();
        }
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
