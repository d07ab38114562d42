package dev.slipway.notice;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails leave through the configured server, or into a folder where there is none. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeConfiguration.class);

    @Bean
    @DependsOnDatabaseInitialization
    Outbox outbox(JdbcTemplate jdbc) {
        return new Outbox(jdbc);
    }

    @Bean
    Delivery delivery(
            ObjectProvider<JavaMailSenderImpl> servers,
            NoticeProperties properties,
            @Value("${slipway.data:./data}") Path data) {
        JavaMailSenderImpl server = servers.getIfAvailable();
        Delivery way =
                server == null || server.getHost() == null || server.getHost().isBlank()
                        ? new FolderDelivery(data.resolve("outbox"))
                        : new SmtpDelivery(server, properties);
        LOG.info("Mails go {}", way.destination());
        return way;
    }

    @Bean
    SendingThread sendingThread(
            Outbox outbox,
            Delivery delivery,
            NoticeProperties properties,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        NoticeSender sender = new NoticeSender(
                UUID.randomUUID().toString(),
                outbox,
                delivery,
                properties,
                new TransactionTemplate(transactions),
                events,
                clock);
        return new SendingThread(sender::sendDue, properties.lookInterval());
    }

    @Bean
    Notices notices(
            Outbox outbox,
            NoticeProperties properties,
            PlatformTransactionManager transactions,
            Clock clock,
            SendingThread thread) {
        return new JdbcNotices(
                outbox, new Letter(properties.from()), new TransactionTemplate(transactions), clock, thread::wake);
    }
}
