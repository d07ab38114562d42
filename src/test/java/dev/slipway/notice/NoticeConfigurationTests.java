package dev.slipway.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The way of the mails follows the settings, and no setting makes it wait for ever. */
class NoticeConfigurationTests {

    @TempDir
    Path data;

    @Test
    void withoutAServerMailsBecomeFiles() {
        runner().run(context -> assertThat(context.getBean(Delivery.class)).isInstanceOf(FolderDelivery.class));
        runner().withPropertyValues("spring.mail.host=")
                .run(context -> assertThat(context.getBean(Delivery.class)).isInstanceOf(FolderDelivery.class));
    }

    @Test
    void theServerIsNeverWaitedForWithoutEnd() {
        runner().withPropertyValues(
                        "spring.mail.host=127.0.0.1",
                        "spring.mail.properties.mail.smtp.timeout=0",
                        "spring.mail.properties.mail.smtp.starttls.enable=true")
                .run(context -> {
                    assertThat(context.getBean(Delivery.class)).isInstanceOf(SmtpDelivery.class);
                    Properties set = context.getBean(JavaMailSenderImpl.class).getJavaMailProperties();
                    assertThat(set)
                            .containsEntry("mail.smtp.connectiontimeout", "10000")
                            .containsEntry("mail.smtp.timeout", "30000")
                            .containsEntry("mail.smtp.writetimeout", "30000")
                            .containsEntry("mail.smtps.timeout", "30000")
                            .containsEntry("mail.smtp.starttls.enable", "true");
                });
    }

    @Test
    void refusesSettingsThatCannotWork() {
        refuses("slipway.notice.read-timeout=0", "readTimeout");
        refuses("slipway.notice.connect-timeout=1h", "connectTimeout");
        refuses("slipway.notice.from=nobody", "from");
        refuses("slipway.notice.base-url=javascript:alert(1)", "must be an http or https address");
    }

    @Test
    void linksBeginWithTheBaseAddress() {
        runner().withPropertyValues("slipway.notice.base-url=https://slipway.example.org/ai/")
                .run(context -> assertThat(
                                context.getBean(NoticeProperties.class).link("/camunda"))
                        .isEqualTo("https://slipway.example.org/ai/camunda"));
    }

    private void refuses(String setting, String why) {
        runner().withPropertyValues(setting)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .satisfies(cause -> assertThat(cause.toString()).contains(why)));
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        FlywayAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        MailSenderAutoConfiguration.class))
                .withUserConfiguration(Application.class)
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues("slipway.data=" + data, "spring.datasource.generate-unique-name=true");
    }

    @Import(NoticeConfiguration.class)
    @EnableConfigurationProperties(NoticeProperties.class)
    static class Application {}
}
