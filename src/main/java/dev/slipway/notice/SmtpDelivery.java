package dev.slipway.notice;

import java.io.ByteArrayInputStream;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mails to the configured server. */
final class SmtpDelivery implements Delivery {

    private final JavaMailSenderImpl server;

    SmtpDelivery(JavaMailSenderImpl server, NoticeProperties properties) {
        this.server = server;
        Properties finite = new Properties();
        finite.putAll(server.getJavaMailProperties());
        for (String protocol : new String[] {"smtp", "smtps"}) {
            String read = String.valueOf(properties.readTimeout().toMillis());
            finite.setProperty(
                    "mail." + protocol + ".connectiontimeout",
                    "" + properties.connectTimeout().toMillis());
            finite.setProperty("mail." + protocol + ".timeout", read);
            finite.setProperty("mail." + protocol + ".writetimeout", read);
        }
        server.setJavaMailProperties(finite);
    }

    @Override
    public String way() {
        return "smtp";
    }

    @Override
    public String destination() {
        return "through the mail server " + server.getHost();
    }

    @Override
    public void deliver(Mail mail, byte[] message) throws DeliveryFailed {
        try {
            server.send(server.createMimeMessage(new ByteArrayInputStream(message)));
        } catch (MailException failure) {
            throw new DeliveryFailed(failure);
        }
    }
}
