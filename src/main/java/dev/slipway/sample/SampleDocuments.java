package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.release.Digests;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The documents of one sample version as its CI would write them, by file name. */
final class SampleDocuments {

    static final String DATASET = "datasets/evaluation.jsonl";

    private final SampleSystem system;
    private final SampleVersion version;
    private final SystemCard card;
    private final byte[] dataset;
    private final SampleGates gates;
    private final Map<String, Double> accuracies;

    SampleDocuments(SampleSystem system, SampleVersion version) {
        this.system = system;
        this.version = version;
        this.card = system.card();
        this.dataset = lines(version);
        CiFigures measured = CiFigures.measured(system, version);
        this.gates = SampleGates.of(card, measured.all(card.favourableOutcome()));
        this.accuracies = measured.accuracyBySlice();
    }

    /** Components, data set and gate reports by location below the artifacts folder. */
    Map<String, byte[]> artifacts() {
        Map<String, byte[]> artifacts = new TreeMap<>(gates.reports());
        version.parts().forEach(part -> artifacts.put(part.location(), part.content()));
        artifacts.put(DATASET, dataset);
        return artifacts;
    }

    Map<String, byte[]> evidence(LocalDate today) {
        Map<String, byte[]> documents = new TreeMap<>();
        documents.put("compliance.1.yaml", version.manifest().getBytes(StandardCharsets.UTF_8));
        documents.put("build.1.json", Json.pretty(build()));
        documents.put("evaluation.1.json", Json.pretty(evaluation()));
        documents.put("risk-assessment.1.json", Json.pretty(risks(today)));
        documents.put("lineage.1.json", Json.pretty(lineage()));
        documents.put("model-card.1.json", Json.pretty(modelCard()));
        documents.put("data-sheet.1.json", Json.pretty(dataSheet()));
        documents.putAll(new SampleBuilder(system.name(), version, commit()).documents());
        return documents;
    }

    private ObjectNode build() {
        ObjectNode build = Json.object()
                .put("commit", commit())
                .put("ci_run", "example-ci/" + system.name() + "/" + version.seed())
                .put("builder_image_digest", Digests.of("sample-builder:1"))
                .put("infrastructure_template_digest", Digests.of("sample-template:" + system.name()));
        build.putArray("dependency_locks")
                .addObject()
                .put("file", "requirements.lock")
                .put("digest", Digests.of("sample-lock:" + system.name()));
        ArrayNode components = build.putArray("components");
        version.parts()
                .forEach(part -> components
                        .addObject()
                        .put("type", part.type().id())
                        .put("name", part.name())
                        .put("version", part.version())
                        .put("digest", part.digest())
                        .put("location", part.location()));
        return build;
    }

    private ObjectNode evaluation() {
        ObjectNode evaluation = Json.object();
        evaluation.set("gates", gates.json());
        evaluation
                .putObject("dataset")
                .put("location", DATASET)
                .put("digest", Digests.of(dataset))
                .put("anonymised", true);
        ObjectNode figures = evaluation.putObject("figures");
        gates.figures().forEach((name, value) -> figures.put(name, Json.rounded(value, 6)));
        evaluation.set("criteria", gates.criteria());
        card.limitations().forEach(evaluation.putArray("failure_modes")::add);
        evaluation.set("slices", slices());
        if (card.favourableOutcome() != null) {
            evaluation.put("favourable_outcome", card.favourableOutcome());
        }
        return evaluation;
    }

    private ArrayNode slices() {
        ArrayNode slices = Json.MAPPER.createArrayNode();
        accuracies.forEach((slice, accuracy) -> slices.addObject()
                .put("name", slice)
                .put("definition", "Cases of the evaluation data whose slice is " + slice)
                .put("metric", "accuracy")
                .put("value", Json.rounded(accuracy, 6))
                .put(
                        "cases",
                        version.cases().stream()
                                .filter(test -> test.slice().equals(slice))
                                .count()));
        return slices;
    }

    private ObjectNode risks(LocalDate today) {
        ObjectNode risks = Json.object()
                .put("assessed_at", today.toString())
                .put("assessed_by", "risk-manager")
                .put("context", card.context());
        ArrayNode hazards = risks.putArray("hazards");
        card.hazards().forEach(hazard -> hazards.add(hazard(hazard, today)));
        String residual = card.hazards().stream().anyMatch(h -> h.residual().equals("medium")) ? "medium" : "low";
        return risks.put("residual_risk", residual).put("decision", "approve");
    }

    private static ObjectNode hazard(SystemCard.Hazard hazard, LocalDate today) {
        ObjectNode json = Json.object()
                .put("id", hazard.id())
                .put("description", hazard.description())
                .put("severity", hazard.severity())
                .put("likelihood", hazard.likelihood());
        if (hazard.mitigation().isEmpty()) {
            json.put("acceptance", hazard.acceptance())
                    .put("accepted_by", "system-owner")
                    .put("accepted_as", "system-owner")
                    .put("accepted_until", today.plusYears(1).toString());
        } else {
            json.put("mitigation", hazard.mitigation());
        }
        return json.put("residual", hazard.residual());
    }

    private ObjectNode lineage() {
        ObjectNode lineage = Json.object().put("system", system.name()).put("version", version.version());
        ArrayNode datasets = lineage.putArray("datasets");
        datasets.addObject()
                .put("purpose", "training")
                .put("uri", "urn:sample:" + system.name() + ":training")
                .put("version", "seed-" + version.seed())
                .put("manifest_digest", Digests.of("sample-training:" + system.name() + ":" + version.seed()))
                .put("preprocessing_digest", Digests.of("sample-preprocessing:1"))
                .put("feature_code_commit", commit());
        datasets.addObject()
                .put("purpose", "evaluation")
                .put("uri", "urn:sample:" + system.name() + ":" + DATASET)
                .put("version", version.version())
                .put("manifest_digest", Digests.of(dataset))
                .put("preprocessing_digest", Digests.of("sample-preprocessing:1"))
                .put("cases", version.cases().size());
        return lineage;
    }

    private ObjectNode modelCard() {
        ObjectNode model = Json.object()
                .put("name", card.title())
                .put("version", version.version())
                .put("algorithm", card.algorithm())
                .put("context", card.context())
                .put("changes", version.changes());
        card.limitations().forEach(model.putArray("limitations")::add);
        ObjectNode figures = model.putObject("figures");
        gates.figures().forEach((name, value) -> figures.put(name, Json.rounded(value, 4)));
        return model;
    }

    private ObjectNode dataSheet() {
        ObjectNode sheet = Json.object()
                .put("title", "Evaluation data of " + card.title().toLowerCase(java.util.Locale.ROOT))
                .put("origin", "made up by a seeded generator; no real person occurs")
                .put("cases", version.cases().size());
        card.fields().forEach(sheet.putArray("fields")::add);
        return sheet;
    }

    private String commit() {
        return Digests.of(system.name() + " " + version.version() + " " + version.seed())
                .substring("sha256:".length(), "sha256:".length() + 40);
    }

    private static byte[] lines(SampleVersion version) {
        StringBuilder lines = new StringBuilder();
        version.cases().forEach(test -> lines.append(Json.line(test.json())));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
