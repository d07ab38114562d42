package dev.slipway.model;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.slipway.release.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of every decision table decides as {@code decisions/*.csv} says: claim, facts changed against the first line, answer. */
class DecisionTests {

    private static final Pattern TYPE = Pattern.compile("typeRef=\"([^\"]+)\"");

    @TestFactory
    Stream<DynamicTest> deploymentRoute() throws IOException {
        return claims(
                "deployment-route",
                "impactAssessment",
                "complianceSection",
                "meeting",
                "shadowFirst",
                "registrations",
                "exceptionNeeded");
    }

    @TestFactory
    Stream<DynamicTest> requiredApprovals() throws IOException {
        return claims("required-approvals", "role");
    }

    @TestFactory
    Stream<DynamicTest> signatureWays() throws IOException {
        return claims("signature-ways", "way");
    }

    @TestFactory
    Stream<DynamicTest> authorizationValidity() throws IOException {
        return claims("authorization-validity", "hours");
    }

    @TestFactory
    Stream<DynamicTest> substantialModification() throws IOException {
        return claims("substantial-modification", "verdict", "asked");
    }

    @TestFactory
    Stream<DynamicTest> readinessVerdict() throws IOException {
        return claims("readiness-verdict", "item", "state");
    }

    @TestFactory
    Stream<DynamicTest> canaryVerdict() throws IOException {
        return claims("canary-verdict", "verdict");
    }

    @TestFactory
    Stream<DynamicTest> shadowVerdict() throws IOException {
        return claims("shadow-verdict", "verdict");
    }

    @TestFactory
    Stream<DynamicTest> goLive() throws IOException {
        return claims("go-live", "verdict");
    }

    @TestFactory
    Stream<DynamicTest> healthVerdict() throws IOException {
        return claims("health-verdict", "state");
    }

    @TestFactory
    Stream<DynamicTest> deploymentGate() throws IOException {
        return claims("deployment-gate", "code");
    }

    @TestFactory
    Stream<DynamicTest> riskTierFloor() throws IOException {
        return claims("risk-tier-floor", "floor");
    }

    @TestFactory
    Stream<DynamicTest> drillVerdict() throws IOException {
        return claims("drill-verdict", "verdict");
    }

    @TestFactory
    Stream<DynamicTest> riskThresholds() throws IOException {
        return claims("risk-thresholds", "highestResidual", "maxAgeDays");
    }

    @TestFactory
    Stream<DynamicTest> riskGate() throws IOException {
        return claims("risk-gate", "code", "path");
    }

    /** Of a type that it does not know, the engine takes any value. */
    @Test
    void everyTypeIsOneOfTheEngine() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".dmn")).toList()) {
                assertThat(TYPE.matcher(Files.readString(file)).results().map(type -> type.group(1)))
                        .as(file.toString())
                        .isSubsetOf("string", "boolean", "integer", "long", "double", "date");
            }
        }
    }

    private static Stream<DynamicTest> claims(String id, String... outputs) throws IOException {
        var table = new DecisionTable(id);
        var lines = Files.readAllLines(Path.of("src/test/resources/decisions", id + ".csv")).stream()
                .skip(1)
                .map(line -> List.of(line.split("\\|", -1)))
                .toList();
        var facts = facts(lines.get(0).get(1));
        var claims = lines.stream()
                .map(line -> dynamicTest(line.get(0), () -> {
                    var changed = new HashMap<>(facts);
                    changed.putAll(facts(line.get(1)));
                    var results = table.evaluate(changed);
                    assertThat(answer(results, outputs)).isEqualTo(line.get(2));
                    assertThat(results).allSatisfy(DecisionTests::isWhole);
                }));
        var everyRule = dynamicTest(
                "every rule is hit", () -> assertThat(table.hits()).containsExactlyInAnyOrderElementsOf(table.rules()));
        return Stream.concat(claims, Stream.of(everyRule));
    }

    private static String answer(List<Map<String, Object>> results, String... outputs) {
        return results.stream()
                .map(result -> Stream.of(outputs)
                        .map(name -> String.valueOf(result.get(name)))
                        .collect(joining(" ")))
                .collect(joining(";"));
    }

    private static void isWhole(Map<String, Object> result) {
        assertThat(result).doesNotContainValue(null).doesNotContainValue("");
        Stream.of("role", "owner")
                .filter(result::containsKey)
                .forEach(name -> assertThat(Role.of(String.valueOf(result.get(name))))
                        .hasValueSatisfying(
                                role -> assertThat(role.takesTasks()).isTrue()));
    }

    private static Map<String, @Nullable Object> facts(String text) {
        var facts = new HashMap<String, @Nullable Object>();
        Stream.of(text.split(";"))
                .map(String::strip)
                .filter(pair -> !pair.isEmpty())
                .forEach(pair -> {
                    var at = pair.indexOf('=');
                    facts.put(pair.substring(0, at), value(pair.substring(at + 1)));
                });
        return facts;
    }

    private static @Nullable Object value(String text) {
        return switch (text) {
            case "null" -> null;
            case "true", "false" -> Boolean.valueOf(text);
            default -> text.matches("-?[0-9.]+") ? (Object) Double.valueOf(text) : text;
        };
    }
}
