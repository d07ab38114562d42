package dev.slipway.process.witness;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who outside cosigns the checkpoints of the ledger.
 *
 * @param witnesses by the name that they have here
 * @param witnessPatience for how long an entry may wait for a required witness before the gate denies
 */
@ConfigurationProperties("slipway.ledger")
record WitnessProperties(
        @DefaultValue Map<String, Site> witnesses, @DefaultValue("5m") Duration witnessPatience) {

    /**
     * One witness (C2SP tlog-witness).
     *
     * @param address of its submissions, without {@code /add-checkpoint}
     * @param key its verifier key, {@code name+hash+key}
     * @param required whether nothing is released without it
     */
    record Site(URI address, String key, @DefaultValue("true") boolean required) {}
}
