package dev.slipway.notice;

import static dev.slipway.notice.PostOffice.aNotice;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a mail server a mail is a file. */
class FolderDeliveryTests {

    @TempDir
    Path folder;

    private final PostOffice office = new PostOffice();

    @Test
    void aMailIsAFileThatMailProgramsOpen() throws Exception {
        office.notices.send(aNotice("task:1", new Recipient("odd", "odd/name@example.org")));

        office.sender(new FolderDelivery(folder.resolve("outbox"))).sendDue();

        Path file = only();
        assertThat(file.getFileName().toString()).matches("20261121T080000Z-odd_name@example.org-[0-9a-f]{12}\\.eml");
        try (InputStream content = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), content);
            assertThat(mail.getSubject()).isEqualTo("Task: Verify testing");
            assertThat(mail.getContent()).isEqualTo("Prüfe die Ergebnisse.");
        }
        assertThat(office.published)
                .singleElement()
                .isInstanceOfSatisfying(
                        NoticeDelivered.class,
                        delivered -> assertThat(delivered.way()).isEqualTo("file"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsTriedAgain() throws IOException {
        Path blocked = Files.writeString(folder.resolve("outbox"), "a file stands where the folder should");
        office.notices.send(aNotice("task:1"));
        NoticeSender sender = office.sender(new FolderDelivery(blocked));

        sender.sendDue();
        Files.delete(blocked);
        office.pass(PostOffice.PROPERTIES.retryInterval());
        sender.sendDue();

        assertThat(office.published).hasSize(1);
        assertThat(only()).exists();
    }

    private Path only() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
