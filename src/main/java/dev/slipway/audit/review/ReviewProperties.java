package dev.slipway.audit.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a link for somebody from outside may be.
 *
 * @param longest so long a link may last
 */
@ConfigurationProperties("slipway.audit.review")
public record ReviewProperties(@DefaultValue("90d") Duration longest) {

    public ReviewProperties {
        if (longest.isNegative() || longest.isZero() || longest.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException(
                    "slipway.audit.review.longest must be more than nothing and at most 366 days; found " + longest
                            + ". Set it to 90d, for example.");
        }
    }
}
