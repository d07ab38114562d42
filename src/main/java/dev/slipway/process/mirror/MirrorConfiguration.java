package dev.slipway.process.mirror;

import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.Mirror;
import dev.slipway.process.record.LedgerRecorder;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the mirrors that the settings name. */
@Configuration(proxyBeanMethods = false)
class MirrorConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorConfiguration.class);

    /** Needs the ledger's tables only, since the ledger may ask them before it grows. */
    @Bean
    NamedMirrors namedMirrors(MirrorProperties properties, DataSource database, KeyRegister keys, Clock clock) {
        MirrorStores stores = new MirrorStores(clock);
        return new NamedMirrors(new TreeMap<>(properties.mirrors())
                .entrySet().stream()
                        .map(mirror -> new NamedMirrors.Named(
                                new Mirror(
                                        mirror.getKey(),
                                        stores.of(mirror.getKey(), mirror.getValue()),
                                        database,
                                        keys::keys),
                                mirror.getValue().required()))
                        .toList());
    }

    @Bean
    Mirrors mirrors(
            NamedMirrors named,
            MirrorProperties properties,
            Ledger ledger,
            Checkpoints checkpoints,
            LedgerRecorder recorder,
            Clock clock) {
        YearlyKeeping keeping = new YearlyKeeping(ledger, recorder::recordNow, clock);
        List<MirrorWork> works = named.all().stream()
                .map(mirror -> new MirrorWork(mirror.mirror(), mirror.required(), recorder::recordNow, keeping))
                .toList();
        if (works.isEmpty()) {
            LOG.warn("The ledger has no mirror: who can change the database can change it unseen."
                    + " Name one in slipway.ledger.mirrors.");
        }
        return new Mirrors(works, checkpoints, properties.mirrorInterval());
    }

    /** Tells how far each is behind to whatever collects metrics. */
    @Bean
    MeterBinder mirrorLag(Mirrors mirrors, Ledger ledger, Clock clock) {
        return meters -> mirrors.all().forEach(mirror -> MirrorLag.register(mirror, ledger, clock, meters));
    }
}
