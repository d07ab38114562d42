package dev.slipway.process.witness;

import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.Continuity;
import dev.slipway.ledger.Cosigning;
import dev.slipway.ledger.LedgerProofs;
import dev.slipway.ledger.RemoteWitness;
import dev.slipway.process.witness.WitnessProperties.Site;
import dev.slipway.signature.NoteVerifier;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The witnesses that the settings name. */
@Configuration(proxyBeanMethods = false)
class WitnessConfiguration {

    @Bean
    Witnesses witnesses(
            WitnessProperties properties,
            DataSource database,
            Checkpoints checkpoints,
            LedgerProofs proofs,
            Continuity continuity,
            SecurityEvents events,
            MeterRegistry meters,
            Clock clock) {
        List<Watching> all = new TreeMap<>(properties.witnesses())
                .entrySet().stream()
                        .map(named -> new Watching(
                                new Cosigning(
                                        database, checkpoints, proofs, witness(named.getKey(), named.getValue(), clock)),
                                named.getValue().required(),
                                continuity,
                                events,
                                clock))
                        .toList();
        return new Witnesses(all, properties.witnessPatience(), meters);
    }

    private static RemoteWitness witness(String name, Site site, Clock clock) {
        return new RemoteWitness(name, site.address(), NoteVerifier.parse(site.key()), clock);
    }
}
