package dev.slipway.process.sign;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.LedgerReadOnly;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.signature.NoteKeys;
import dev.slipway.signature.TrustedKey;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The key with which the server signs statements, made at first start. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SigningConfiguration.class);
    private static final String NAME = "slipway-approval";

    @Bean
    ServerKey serverKey(SigningProperties properties, Environment environment, Clock clock) {
        if (properties.open() && !environment.acceptsProfiles(Profiles.of("sample"))) {
            throw new OpenServerKey(properties.keyFile());
        }
        NoteKeys keys = properties.keys();
        if (!keys.exists()) {
            keys.addKey(clock.instant());
            LOG.warn("Made a key that signs approvals: {}.", properties.madeKey());
        }
        return new ServerKey(keys.signers(NAME));
    }

    /** Each key is an entry once, so that auditors know which keys to take. */
    @Bean
    SmartInitializingSingleton serverKeysRecorded(ServerKey key, LedgerRecorder recorder) {
        return () -> {
            try {
                key.known().forEach(known -> record(known, recorder));
            } catch (LedgerReadOnly e) {
                LOG.warn("The keys that sign approvals are not recorded at this start: {}", e.getMessage());
            }
        };
    }

    private static void record(TrustedKey key, LedgerRecorder recorder) {
        recorder.record(NewEntry.of(
                "ApprovalKeyAdded",
                "signing-keys",
                Actor.service("slipway"),
                Map.of("fingerprint", key.fingerprint(), "key", key.pem()),
                "approval-key:" + key.fingerprint()));
    }
}
