package dev.slipway.process.witness;

import dev.slipway.ledger.Certificates;
import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.Continuity;
import dev.slipway.ledger.Cosigning;
import dev.slipway.ledger.LedgerProofs;
import dev.slipway.ledger.RemoteWitness;
import dev.slipway.ledger.Stamping;
import dev.slipway.ledger.TimestampAuthority;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.process.witness.WitnessProperties.Authority;
import dev.slipway.process.witness.WitnessProperties.Site;
import dev.slipway.signature.NoteVerifier;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The witnesses and authorities that the settings name. */
@Configuration(proxyBeanMethods = false)
class WitnessConfiguration {

    @Bean
    Contradictions contradictions(LedgerRecorder recorder, MeterRegistry meters) {
        return new Contradictions(recorder::record, meters);
    }

    @Bean
    Witnesses witnesses(
            WitnessProperties properties,
            DataSource database,
            LedgerProofs proofs,
            Continuity continuity,
            Contradictions events,
            MeterRegistry meters,
            Clock clock) {
        List<Watching> all = new TreeMap<>(properties.witnesses())
                .entrySet().stream()
                        .map(named -> new Watching(
                                new Cosigning(database, proofs, witness(named.getKey(), named.getValue(), clock)),
                                named.getValue().required(),
                                continuity,
                                events,
                                clock))
                        .toList();
        return new Witnesses(all, properties.witnessPatience(), meters);
    }

    @Bean
    Rounds witnessRounds(Witnesses witnesses) {
        return new Rounds("witness", witnesses.all(), Duration.ofSeconds(1));
    }

    @Bean
    Timestamps timestamps(
            WitnessProperties properties,
            DataSource database,
            Checkpoints checkpoints,
            Contradictions events,
            MeterRegistry meters,
            Clock clock) {
        List<StampRound> all = new TreeMap<>(properties.timestamps())
                .entrySet().stream()
                        .map(named -> new StampRound(
                                new Stamping(
                                        database,
                                        authority(named.getKey(), named.getValue()),
                                        properties.timestampEvery(),
                                        clock),
                                events))
                        .toList();
        all.forEach(round -> measure(round.stamping(), meters, clock));
        return new Timestamps(all, checkpoints);
    }

    @Bean
    Rounds stampRounds(Timestamps timestamps) {
        return new Rounds("timestamp", timestamps.rounds(), Duration.ofSeconds(30));
    }

    private static void measure(Stamping stamping, MeterRegistry meters, Clock clock) {
        Gauge.builder("slipway.ledger.timestamp.age", stamping, one -> age(one, clock))
                .baseUnit("seconds")
                .tag("authority", stamping.authority().name())
                .register(meters);
    }

    private static double age(Stamping stamping, Clock clock) {
        return stamping.lastStamp()
                .map(then -> Duration.between(then, clock.instant()).toSeconds())
                .map(Long::doubleValue)
                .orElse(Double.NaN);
    }

    private static TimestampAuthority authority(String name, Authority authority) {
        return new TimestampAuthority(name, authority.address(), Certificates.read(authority.root()));
    }

    private static RemoteWitness witness(String name, Site site, Clock clock) {
        return new RemoteWitness(name, site.address(), NoteVerifier.parse(site.key()), clock);
    }
}
