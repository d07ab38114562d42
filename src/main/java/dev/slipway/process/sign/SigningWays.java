package dev.slipway.process.sign;

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

    /** The ways that count and that the person has a key for, which was vouched for and not revoked. */
    List<SigningWay> ownOf(String person, String riskTier) {
        List<SigningKey> counting = keys.counting(person);
        List<String> allowed = counting.isEmpty() ? List.of() : of(riskTier);
        return own.stream()
                .filter(way -> allowed.contains(way.name()))
                .filter(way -> counting.stream().anyMatch(key -> key.kind() == way.kind()))
                .toList();
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
