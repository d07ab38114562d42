package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenManifestTests {

    private static final List<String> REQUIRED =
            List.of("system_name", "owner", "intended_use", "risk_tier", "domain", "role", "aisdp_version");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("broken")
    void isRefusedWithPathAndReason(String manifest, String path, String reason) throws IOException {
        ReleaseAssembly assembly =
                new HandedIn(folder).put("compliance.1.yaml", manifest).assembled();

        assertThat(assembly.complete()).isFalse();
        assertThat(assembly.findings()).anySatisfy(finding -> {
            assertThat(finding.document()).isEqualTo("compliance.1.yaml");
            assertThat(finding.path()).startsWith(path);
            assertThat(finding.message()).contains(reason);
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @Test
    void thereAreAtLeastForty() {
        assertThat(broken()).hasSizeGreaterThanOrEqualTo(40);
    }

    static Stream<Arguments> broken() {
        List<Arguments> all = new ArrayList<>();
        for (String field : REQUIRED) {
            all.add(broken(line(field), "", field, "required"));
            all.add(broken(line(field), field + ":\n", field, "must be text"));
            all.add(broken(line(field), field + ": [a]\n", field, "must be text"));
            all.add(broken(line(field), line(field) + line(field), "", "uplicate"));
            all.add(broken(line(field), field + ": 1.10\n", field, "must be text"));
        }
        for (String section : List.of("human_oversight", "logging_profile", "data_sources", "out_of_scope")) {
            all.add(Arguments.of(HandedIn.MANIFEST + section + ": x\n", "", "uplicate"));
        }
        values().forEach((change, finding) -> {
            String[] from = change.split(" => ", -1);
            String[] to = finding.split(" \\| ", -1);
            all.add(broken(from[0], from[1].replace("\\n", "\n"), to[0], to[1]));
        });
        all.add(Arguments.of("", "", "one object"));
        all.add(Arguments.of("- a\n- b\n", "", "one object"));
        all.add(Arguments.of("\u0000", "", "cannot be parsed"));
        all.add(Arguments.of("a: [1, 2\n", "line", "cannot be parsed"));
        all.add(Arguments.of(HandedIn.MANIFEST + "---\na: b\n", "line", "second document"));
        all.add(Arguments.of(HandedIn.MANIFEST + "x: !!javax.script.ScriptEngineManager []\n", "line", "tag"));
        all.add(Arguments.of("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "line", "anchor"));
        all.add(Arguments.of(HandedIn.MANIFEST + "#" + " ".repeat(65_536), "", "at most 65536 bytes"));
        all.add(Arguments.of("a: " + "[".repeat(40) + "]".repeat(40), "", "nest"));
        return all.stream();
    }

    private static Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        values.put("risk_tier: high => risk_tier: prohibited", "risk_tier | prohibited");
        values.put("risk_tier: high => risk_tier: unacceptable", "risk_tier | one of high, limited, minimal");
        values.put("system_name: scoring => system_name: other", "system_name | handed in for");
        values.put("domain: credit => domain: Credit Cards", "domain | lower-case");
        values.put("uri: s3://lake/applications => uri: applications", "data_sources[0].uri | absolute URI");
        values.put("    version: \"7\"\n => ", "data_sources[0].version | required");
        values.put("    version: \"7\" =>     version: 7", "data_sources[0].version | must be text");
        values.put("approvers: [system-owner] => approvers: []", "human_oversight.approvers | at least one");
        values.put("approvers: [system-owner] => approvers: [boss]", "human_oversight.approvers | roles");
        values.put("approvers: [system-owner] => approvers: [auditor]", "human_oversight.approvers | roles");
        values.put("approvers: [system-owner] => approvers: [[a]]", "human_oversight.approvers[0] | text");
        values.put("  escalation: To the lead\n => ", "human_oversight.escalation | required");
        values.put(
                "required_events: [prediction] => required_events: []",
                "logging_profile.required_events | at least one");
        values.put(
                "required_events: [prediction] => required_events: [A b]",
                "logging_profile.required_events | lower-case");
        values.put("masked_fields: [income] => masked_fields: income", "logging_profile.masked_fields | list");
        values.put("retention: P6M => retention: six months", "logging_profile.retention | period");
        values.put("retention: P6M => retention: P-1D", "logging_profile.retention | longer");
        values.put("role: provider => role: importer", "role | one of provider, deployer");
        values.put(
                "placed_on_market_since: 2026-02-02 => placed_on_market_since: 2026-02-30",
                "placed_on_market_since | date");
        values.put(
                "owner: Lending => owner: Lending\\npredetermined_changes: [{aspect: purpose, limits: any}]",
                "predetermined_changes[0].aspect | one of data_sources, architecture, fairness");
        values.put(
                "owner: Lending => owner: Lending\\npredetermined_changes: [{aspect: fairness}]",
                "predetermined_changes[0].limits | required");
        values.put("owner: Lending => owner: Lending\\npredetermined_changes: monthly", "predetermined_changes | list");
        values.put("owner: Lending => owner: Lending\\nowners: x", "owners | not a field");
        values.put("owner: Lending => owner: Lending\\nrisk-tier: minimal", "risk-tier | not a field");
        values.put("owner: Lending => owner: \"a\\u0007b\"", "owner | control");
        values.put("  escalation: To =>   deputy: x\\n  escalation: To", "human_oversight.deputy | not a field");
        return values;
    }

    private static Arguments broken(String from, String to, String path, String reason) {
        assertThat(HandedIn.MANIFEST).contains(from);
        return Arguments.of(HandedIn.MANIFEST.replace(from, to), path, reason);
    }

    private static String line(String field) {
        return HandedIn.MANIFEST
                        .lines()
                        .filter(line -> line.startsWith(field + ":"))
                        .findFirst()
                        .orElseThrow() + "\n";
    }
}
