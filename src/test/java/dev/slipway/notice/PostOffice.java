package dev.slipway.notice;

import dev.slipway.TestDatabase;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox with a database of its own, a clock that tests move, and all that was published. */
public final class PostOffice {

    static final NoticeProperties PROPERTIES = new NoticeProperties(
            "slipway@slipway.example",
            URI.create("http://localhost:8080"),
            Duration.ofSeconds(15),
            Duration.ofMinutes(5),
            Duration.ofHours(72),
            Duration.ofMillis(500),
            Duration.ofMillis(500));

    private static final Recipient QUENTIN = new Recipient("qa-lead", "qa-lead@slipway.example");

    private final DataSource database = fresh();

    final JdbcTemplate jdbc = new JdbcTemplate(database);
    final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    final List<Object> published = new CopyOnWriteArrayList<>();
    final List<String> woken = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    public final Notices notices = new JdbcNotices(
            new Outbox(jdbc), new Letter(PROPERTIES.from()), transaction, clock(), () -> woken.add("woken"));

    public PostOffice() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V4__notices.sql")).execute(database);
    }

    static Notice aNotice(String key, Recipient... recipients) {
        return new Notice(
                key,
                "credit-scoring~1.1.0~production~1",
                recipients.length == 0 ? List.of(QUENTIN) : List.of(recipients),
                "Task: Verify testing",
                "Prüfe die Ergebnisse.");
    }

    NoticeSender sender(Delivery delivery) {
        return new NoticeSender(
                UUID.randomUUID().toString(),
                new Outbox(jdbc),
                delivery,
                PROPERTIES,
                transaction,
                published::add,
                clock());
    }

    /** Sends all that is due to a mail server of this machine. */
    public void deliver(int port) {
        sender(smtp(port)).sendDue();
    }

    static SmtpDelivery smtp(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        return new SmtpDelivery(server, PROPERTIES);
    }

    private static DataSource fresh() {
        TestDatabase test = TestDatabase.fresh();
        return new DriverManagerDataSource(test.url(), test.user(), "");
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    List<Map<String, Object>> rows() {
        return jdbc.queryForList("select * from notice_outbox order by id");
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
