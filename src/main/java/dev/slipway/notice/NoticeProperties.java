package dev.slipway.notice;

import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the mail; the server itself is named by {@code spring.mail.*}.
 *
 * @param from address that mails come from
 * @param baseUrl where people reach this application; links in mails begin with it
 * @param lookInterval how often the outbox is looked through for what is due
 * @param retryInterval after which a mail that failed is sent again
 * @param giveUpAfter a mail that fails for so long is given up
 * @param connectTimeout the server must accept the connection by then
 * @param readTimeout each answer of the server must come by then
 */
@Validated
@ConfigurationProperties("slipway.notice")
public record NoticeProperties(
        @DefaultValue("slipway@localhost") @Pattern(regexp = Recipient.ADDRESS)
        String from,

        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("15s") @DurationMin(millis = 10) Duration lookInterval,
        @DefaultValue("5m") @DurationMin(millis = 10) Duration retryInterval,
        @DefaultValue("72h") @DurationMin(seconds = 1) Duration giveUpAfter,

        @DefaultValue("10s") @DurationMin(millis = 10) @DurationMax(minutes = 5)
        Duration connectTimeout,

        @DefaultValue("30s") @DurationMin(millis = 10) @DurationMax(minutes = 5)
        Duration readTimeout) {

    /** One sending has fewer exchanges with the server than this. */
    private static final int EXCHANGES = 20;

    public NoticeProperties {
        if (!baseUrl.toString().matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(
                    "slipway.notice.base-url must be an http or https address without query; found '" + baseUrl + "'.");
        }
    }

    /** An address of this application, for a link in a mail. */
    public String link(String path) {
        return baseUrl.toString().replaceAll("/+$", "") + path;
    }

    /** How long a mail belongs to the node that took it; after a crash another one sends it then. */
    Duration claim() {
        return connectTimeout.plus(readTimeout).multipliedBy(EXCHANGES);
    }
}
