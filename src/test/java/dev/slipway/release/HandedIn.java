package dev.slipway.release;

import dev.slipway.evidence.FolderEvidenceStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Evidence of a made-up version, complete and right until a test changes it. */
public final class HandedIn {

    public static final String DIGEST = "sha256:" + "a".repeat(64);

    public static final String MANIFEST = """
            system_name: scoring
            owner: Lending
            intended_use: Advise officers
            out_of_scope: [Interest rates]
            risk_tier: high
            domain: credit
            data_sources:
              - uri: s3://lake/applications
                version: "7"
            human_oversight:
              approvers: [system-owner]
              escalation: To the lead
            logging_profile:
              required_events: [prediction]
              masked_fields: [income]
              retention: P6M
            role: provider
            aisdp_version: 1.0.0
            placed_on_market_since: 2026-02-02
            """;

    public static final String BUILD = """
            {"commit":"%s","ci_run":"ci/1","builder_image_digest":"%s","infrastructure_template_digest":"%s",
             "components":[{"type":"model","name":"scorecard","version":"1","digest":"%s","location":"model.json"}]}
            """.formatted("b".repeat(40), DIGEST, DIGEST, DIGEST);

    public static final String EVALUATION =
            """
            {"gates":{%s,%s,%s,%s},
             "dataset":{"location":"cases.jsonl","digest":"%s","anonymised":true},
             "figures":{"accuracy":0.8,"fairness_gap":0.05},
             "criteria":[{"metric":"latency_p95_ms","op":"<=","value":60}],
             "favourable_outcome":"approve"}
            """.formatted(gate("performance"), gate("fairness"), gate("robustness"), gate("security"), DIGEST);

    public static final String RISKS = """
            {"assessed_at":"2026-05-01","context":"In the bank","residual_risk":"low","decision":"approve",
             "hazards":[{"id":"H1","description":"Unfair","severity":"high","likelihood":"low",
                         "mitigation":"Measured","residual":"low"}]}
            """;

    static final String LINEAGE = """
            {"system":"scoring","version":"1.0.0","datasets":[
              {"purpose":"training","uri":"s3://lake/applications","version":"7","manifest_digest":"%s",
               "preprocessing_digest":"%s"}]}
            """.formatted(DIGEST, DIGEST);

    static final String CARD = """
            {"name":"Scoring","version":"1.0.0","algorithm":"A scorecard","context":"In the bank",
             "limitations":["Adults only"],"figures":{"accuracy":0.8}}
            """;

    private final Path root;

    public HandedIn(Path root) throws IOException {
        this.root = root;
        put("compliance.1.yaml", MANIFEST);
        put("build.1.json", BUILD);
        put("evaluation.1.json", EVALUATION);
        put("risk-assessment.1.json", RISKS);
        put("lineage.1.json", LINEAGE);
        put("model-card.1.json", CARD);
    }

    public HandedIn put(String name, String text) throws IOException {
        Path file = root.resolve("scoring/1.0.0").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public HandedIn without(String name) throws IOException {
        Files.delete(root.resolve("scoring/1.0.0").resolve(name));
        return this;
    }

    ReleaseAssembly assembled() {
        return new ReleaseCandidates(new FolderEvidenceStore(root)).assemble("scoring", "1.0.0");
    }

    public ReleaseCandidate candidate() {
        return assembled()
                .found()
                .orElseThrow(() -> new AssertionError(assembled().findings()));
    }

    private static String gate(String name) {
        return """
                "%s":{"metric":"accuracy","op":">=","threshold":0.7,"value":0.8,"verdict":"passed","report_digest":"%s"}""".formatted(name, DIGEST);
    }
}
