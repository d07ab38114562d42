package dev.slipway.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** Writes a mail as the bytes that travel, so that each attempt sends the same. */
final class Letter {

    private static final String UTF8 = StandardCharsets.UTF_8.name();
    private static final String SENDER = "Slipway";

    private final String from;

    Letter(String from) {
        this.from = from;
    }

    byte[] write(Mail mail, Notice notice) {
        try {
            MimeMessage message = new Identified(messageId(mail));
            message.setFrom(new InternetAddress(from, SENDER, UTF8));
            message.setRecipient(MimeMessage.RecipientType.TO, address(mail.recipient()));
            message.setSubject(notice.subject(), UTF8);
            message.setSentDate(Date.from(mail.createdAt()));
            // so that no holiday answer comes back
            message.setHeader("Auto-Submitted", "auto-generated");
            fill(message, notice);
            message.saveChanges();
            return bytes(message);
        } catch (MessagingException | IOException impossible) {
            throw new IllegalStateException("The mail '" + notice.subject() + "' cannot be written", impossible);
        }
    }

    /** Where the sender's address lives, the mail is named. */
    private String messageId(Mail mail) {
        return "<" + mail.id() + from.substring(from.indexOf('@')) + ">";
    }

    private static InternetAddress address(Recipient recipient) throws UnsupportedEncodingException {
        return new InternetAddress(recipient.address(), recipient.name(), UTF8);
    }

    private static void fill(MimeMessage message, Notice notice) throws MessagingException {
        if (notice.attachments().isEmpty()) {
            message.setText(notice.text(), UTF8);
            return;
        }
        MimeMultipart whole = new MimeMultipart("mixed");
        whole.addBodyPart(part(readable(notice)));
        for (Attachment attachment : notice.attachments()) {
            MimeBodyPart file = text(attachment);
            file.setDisposition(Part.ATTACHMENT);
            file.setFileName(attachment.fileName());
            whole.addBodyPart(file);
        }
        message.setContent(whole);
    }

    /** An invitation stands beside the text as well: only there do mail programs offer to accept it. */
    private static Multipart readable(Notice notice) throws MessagingException {
        MimeMultipart alternatives = new MimeMultipart("alternative");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(notice.text(), UTF8);
        alternatives.addBodyPart(text);
        List<Attachment> invitations =
                notice.attachments().stream().filter(Attachment::isInvitation).toList();
        for (Attachment invitation : invitations) {
            alternatives.addBodyPart(text(invitation));
        }
        return alternatives;
    }

    private static MimeBodyPart text(Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(attachment.content(), attachment.mediaType() + "; charset=UTF-8");
        return part;
    }

    private static MimeBodyPart part(Multipart content) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(content);
        return part;
    }

    private static byte[] bytes(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    /** Keeps its own id, where the library would make one up with each saving. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
