package dev.slipway.process.witness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who outside cosigns and stamps the checkpoints of the ledger.
 *
 * @param witnesses by the name that they have here
 * @param witnessPatience for how long an entry may wait for a required witness before the gate denies
 * @param timestamps authorities of RFC 3161, by the name that they have here
 * @param timestampEvery for how long new entries may wait for a timestamp
 */
@ConfigurationProperties("slipway.ledger")
record WitnessProperties(
        @DefaultValue Map<String, Site> witnesses,
        @DefaultValue("5m") Duration witnessPatience,
        @DefaultValue Map<String, Authority> timestamps,
        @DefaultValue("24h") Duration timestampEvery) {

    /**
     * One witness (C2SP tlog-witness).
     *
     * @param address of its submissions, without {@code /add-checkpoint}
     * @param key its verifier key, {@code name+hash+key}
     * @param required whether nothing is released without it
     */
    record Site(
            URI address, String key, @DefaultValue("true") boolean required) {}

    /**
     * One authority (RFC 3161).
     *
     * @param address that takes its requests
     * @param root file with its root certificate, and with those between that its tokens lack
     */
    record Authority(URI address, Path root) {}
}
