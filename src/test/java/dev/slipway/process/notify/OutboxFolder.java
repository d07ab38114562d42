package dev.slipway.process.notify;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The folder into which mails go where no mail server is configured. */
record OutboxFolder(Path folder) {

    /** A mail is whole once it is there, and is never changed. */
    private static final Map<Path, Mail> READ = new ConcurrentHashMap<>();

    /** A mail as somebody finds it there. */
    record Mail(String to, String subject, String text) {}

    /** Mails that name something in their text, such as a task's id. */
    List<Mail> naming(String word) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(file -> READ.computeIfAbsent(file, OutboxFolder::read))
                    .filter(mail -> mail.text().contains(word))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mail read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), content);
            return new Mail(
                    mail.getAllRecipients()[0].toString().replaceAll(".*<(.*)>", "$1"),
                    mail.getSubject(),
                    mail.getContent().toString());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(file + " is no mail", e);
        }
    }
}
