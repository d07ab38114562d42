package dev.slipway.process.record;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the ledger is read again in the background.
 *
 * @param perSecond how many bytes of entries at most in a second; bounds the cost, and with it how long a round takes
 * @param pause from the end of a round to the beginning of the next
 */
@ConfigurationProperties("slipway.ledger.verification")
record VerificationProperties(
        @DefaultValue("1MB") DataSize perSecond,
        @DefaultValue("10m") Duration pause) {

    VerificationProperties {
        if (perSecond.toBytes() < 1 || pause.isNegative()) {
            throw new IllegalArgumentException("slipway.ledger.verification must read something in a second and wait"
                    + " no negative time, found " + perSecond + " and " + pause + ".");
        }
    }
}
