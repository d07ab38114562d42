package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.BrokenDocuments.Broken;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A thousand documents, each broken in one place: each is refused with the place and the reason. */
class GeneratedDocumentsTests {

    @Test
    void eachIsRefusedWithItsPlaceAndReason() {
        Map<String, Integer> codes = new TreeMap<>();
        BrokenDocuments.generate(20_260_301L, 1000).forEach(broken -> {
            List<Finding> findings = refused(broken);
            assertThat(findings).as(broken.toString()).isNotEmpty();
            findings.forEach(finding -> {
                assertThat(finding.message()).as(broken.toString()).isNotBlank().doesNotContain("Exception", "\tat ");
                assertThat(finding.remedy()).as(broken.toString()).isNotBlank();
                assertThat(finding.document()).startsWith(broken.type());
                codes.merge(finding.code(), 1, Integer::sum);
            });
            assertThat(findings)
                    .as(broken.toString())
                    .anyMatch(finding ->
                            !finding.path().isEmpty() || finding.code().equals("DOCUMENT_BROKEN"));
        });
        assertThat(codes).containsKeys("VALUE_REFUSED", "FIELD_MISSING", "FIELD_UNKNOWN", "DOCUMENT_BROKEN");
    }

    @Test
    void theDocumentsThatAreBrokenWereValid() {
        Map.of(
                        "compliance", HandedIn.MANIFEST,
                        "build", HandedIn.BUILD,
                        "evaluation", HandedIn.EVALUATION,
                        "risk-assessment", HandedIn.RISKS,
                        "lineage", HandedIn.LINEAGE,
                        "model-card", HandedIn.CARD)
                .forEach((type, text) -> assertThat(EvidenceSchemasTests.check(type, text))
                        .as(type)
                        .isEmpty());
    }

    private static List<Finding> refused(Broken broken) {
        return EvidenceCheck.of(
                "scoring",
                "1.0.0",
                broken.type(),
                broken.type() + (broken.yaml() ? ".1.yaml" : ".1.json"),
                broken.content(),
                broken.yaml());
    }
}
