package dev.slipway.process.mirror;

import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.record.LedgerRecorder;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets evidence be kept as long as the records about it. */
@Configuration(proxyBeanMethods = false)
class EvidenceRetentionConfiguration {

    @Bean
    EvidenceRetention evidenceRetention(EvidenceArchive archive, Ledger ledger, LedgerRecorder recorder, Clock clock) {
        return new EvidenceRetention(archive, ledger, recorder::recordNow, clock);
    }
}
