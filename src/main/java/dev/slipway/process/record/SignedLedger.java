package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.AnchorFile;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.Continuity;
import dev.slipway.ledger.ForkedLedger;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.LedgerReadOnly;
import dev.slipway.ledger.LedgerUnavailable;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.history.LedgerSeal;
import dev.slipway.signature.NoteKeys;
import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignerUnavailable;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger's key, made at first start, and the checkpoints that it signs. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SignedLedger {

    private static final Logger LOG = LoggerFactory.getLogger(SignedLedger.class);
    private static final String LEDGER = "ledger";

    @Bean
    @DependsOnDatabaseInitialization
    KeyRegister ledgerKeys(DataSource database) {
        return new KeyRegister(new TransactionAwareDataSourceProxy(database));
    }

    @Bean
    AnchorFile anchorFile(LedgerProperties properties) {
        return new AnchorFile(properties.anchorFile());
    }

    @Bean
    LedgerSigners ledgerSigners(LedgerProperties properties, Environment environment, Clock clock) {
        UnprotectedKey.refuse(properties, environment);
        return new LedgerSigners(signers(properties, clock));
    }

    @Bean
    @DependsOnDatabaseInitialization
    Checkpoints checkpoints(LedgerSigners signers, DataSource database, Continuity continuity, AnchorFile anchor) {
        return new Checkpoints(database, signers.newest(), continuity::require, anchor::keep);
    }

    @Bean
    LedgerSeal ledgerSeal(LedgerSigners signers) {
        return text -> {
            if (!text.startsWith("slipway.dev/")) {
                throw new IllegalArgumentException("A statement about the ledger begins with the address of its kind,"
                        + " slipway.dev/…; found '" + text.lines().findFirst().orElse("") + "'.");
            }
            return signers.newest().sign(text);
        };
    }

    /** Each key is an entry once; not while the keys are made, since anchors that stand on them are asked before. */
    @Bean
    SmartInitializingSingleton keysRecorded(
            LedgerSigners signers,
            KeyRegister register,
            LedgerRecorder recorder,
            PlatformTransactionManager transactions) {
        return () -> {
            try {
                new TransactionTemplate(transactions)
                        .executeWithoutResult(status ->
                                register.register(signers.verifiers()).forEach(added -> record(added, recorder)));
            } catch (LedgerReadOnly e) {
                LOG.warn("The ledger's keys are not recorded at this start: {}", e.getMessage());
            }
        };
    }

    /** Whose keys sign, oldest first. */
    record LedgerSigners(List<NoteSigner> all) {

        NoteSigner newest() {
            return all.get(all.size() - 1);
        }

        List<NoteVerifier> verifiers() {
            return all.stream().map(NoteSigner::verifier).toList();
        }
    }

    /** Kept with the key itself: both are there, or neither. */
    private static void record(NoteVerifier added, LedgerRecorder recorder) {
        recorder.record(NewEntry.of(
                "LedgerKeyAdded", LEDGER, Actor.service("slipway"), Map.of("key", added.toString()), "key:" + added));
        LOG.warn("The ledger is signed with a new key from now on. Give it to those who check: {}", added);
    }

    private static List<NoteSigner> signers(LedgerProperties properties, Clock clock) {
        NoteKeys keys = properties.keys();
        if (!keys.exists()) {
            keys.addKey(clock.instant());
            LOG.warn("Made a key that signs the ledger: {}.", properties.madeKey());
        }
        return keys.signers(properties.origin());
    }

    /** Signs soon after each append; what keeps it from signing is said once. */
    @Component
    static class Signing {

        private final Checkpoints checkpoints;
        private boolean failing;

        Signing(Checkpoints checkpoints) {
            this.checkpoints = checkpoints;
        }

        @Scheduled(fixedDelay = 500)
        void sign() {
            try {
                checkpoints.sign();
                failing = false;
            } catch (ForkedLedger | LedgerReadOnly | LedgerUnavailable | SignerUnavailable | UncheckedIOException e) {
                if (!failing) {
                    LOG.error("No checkpoint of the ledger is signed until this is mended: {}", e.getMessage());
                }
                failing = true;
            }
        }
    }
}
