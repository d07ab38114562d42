package dev.slipway.process.sign;

import dev.slipway.approval.SignatureRefused;
import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningKeys;
import dev.slipway.approval.SigningWay;
import dev.slipway.process.Decisions;
import dev.slipway.process.guard.OwnSteps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the table which ways to sign count for a tier, and which of them a person can go. */
@Component
class SigningWays {

    static final String SERVICE_KEY = "service-key";

    /** A passkey that may be copied, which a table may take in fewer tiers than others. */
    static final String SYNCED = "synced-passkey";

    private static final String TABLE = "signature-ways";

    private final Decisions decisions;
    private final OwnSteps steps;
    private final SigningKeys keys;
    private final List<SigningWay> own;
    private final SigningProperties properties;

    SigningWays(
            Decisions decisions, OwnSteps steps, SigningKeys keys, List<SigningWay> own, SigningProperties properties) {
        this.decisions = decisions;
        this.steps = steps;
        this.keys = keys;
        this.own = own;
        this.properties = properties;
    }

    /** Names of the ways that count for the tier. */
    List<String> of(String riskTier) {
        return steps.runAuthorized(() ->
                decisions
                        .evaluate(decisions.newest(TABLE), Map.of("riskTier", riskTier, "trial", properties.trial()))
                        .stream()
                        .map(row -> String.valueOf(row.get("way")))
                        .collect(Collectors.toList()));
    }

    /** The ways that count and that the person has a key for, which was vouched for, not revoked and takes this tier. */
    List<SigningWay> ownOf(String person, String riskTier) {
        List<SigningKey> counting = ownKeys(person, riskTier);
        return own.stream()
                .filter(way -> counting.stream().anyMatch(key -> key.kind() == way.kind()))
                .toList();
    }

    /** The person's keys that count and that take this tier. */
    List<SigningKey> ownKeys(String person, String riskTier) {
        List<SigningKey> counting = keys.counting(person);
        List<String> allowed = counting.isEmpty() ? List.of() : of(riskTier);
        return counting.stream().filter(key -> allowed.contains(wayOf(key))).toList();
    }

    /** @throws SignatureRefused when a key that counts does not take this tier */
    void requireTaken(SigningKey key, String riskTier) {
        if (!of(riskTier).contains(wayOf(key))) {
            throw new SignatureRefused("The signature is refused: " + untaken(key, riskTier));
        }
    }

    /** Why keys of the person that count elsewhere do not take this tier; empty where there are none. */
    String untaken(String person, String riskTier) {
        List<String> allowed = of(riskTier);
        return keys.counting(person).stream()
                .filter(key -> !allowed.contains(wayOf(key)))
                .map(key -> " " + untaken(key, riskTier))
                .collect(Collectors.joining());
    }

    private static String untaken(SigningKey key, String riskTier) {
        return isSynced(key)
                ? "the passkey '" + key.label() + "' may be copied to a cloud account (synced), and the table " + TABLE
                        + " takes no such passkey at " + riskTier + " risk. Use one that stays in its device."
                : "the key '" + key.label() + "' is of a kind (" + key.kind().word() + ") that the table " + TABLE
                        + " does not take at " + riskTier + " risk.";
    }

    /** As the table names it. */
    private String wayOf(SigningKey key) {
        return isSynced(key)
                ? SYNCED
                : own.stream()
                        .filter(way -> way.kind() == key.kind())
                        .map(SigningWay::name)
                        .findFirst()
                        .orElse("none");
    }

    private static boolean isSynced(SigningKey key) {
        return key.passkey() != null && key.passkey().backupEligible();
    }

    boolean serviceKeyCounts(String riskTier) {
        return of(riskTier).contains(SERVICE_KEY);
    }

    /** The person's counting keys of a way's kind. */
    List<SigningKey> keys(String person, SigningWay way) {
        return keys.counting(person).stream()
                .filter(key -> Objects.equals(key.kind(), way.kind()))
                .toList();
    }
}
