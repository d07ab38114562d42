package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The published forms of the documents, and that refusals say where, what and how to mend it. */
class EvidenceSchemasTests {

    private static final List<String> TYPES = EvidenceSchemas.TYPES;

    @ParameterizedTest
    @FieldSource("TYPES")
    void isASchemaUnderItsPublishedAddress(String type) throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(EvidenceSchemas.text(type + ".1.json").orElseThrow());

        assertThat(schema.path("$schema").asText()).isEqualTo(SpecificationVersion.DRAFT_2020_12.getDialectId());
        assertThat(schema.path("$id").asText()).isEqualTo("/schemas/" + type + ".1.json");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(com.networknt.schema.SchemaLocation.of(
                                SpecificationVersion.DRAFT_2020_12.getDialectId()))
                        .validate(schema))
                .isEmpty();
    }

    @Test
    void givesOutNothingElse() {
        assertThat(EvidenceSchemas.text("build.2.json")).isEmpty();
        assertThat(EvidenceSchemas.text("../application.yaml")).isEmpty();
    }

    /** {@code type | document | path | line | reason}; no path, no finding. */
    @ParameterizedTest(name = "{0} {2} {4}")
    @CsvFileSource(resources = "/evidence/documents.csv", delimiter = '|', nullValues = "-", maxCharsPerColumn = 20_000)
    void holdsADocumentAgainstItsSchema(String type, String document, String path, int line, String reason) {
        List<Finding> findings = check(type, document.replace("\\n", "\n").replace("DIGEST", HandedIn.DIGEST));

        if (reason == null) {
            assertThat(findings).isEmpty();
            return;
        }
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).path()).isEqualTo(path == null ? "" : path);
        assertThat(findings.get(0).lineNumber()).isEqualTo(line);
        assertThat(findings.get(0).message()).contains(reason);
        assertThat(findings.get(0).remedy()).isNotBlank();
    }

    @Test
    void namesTheLineOfAManifestInYaml() {
        List<Finding> findings = check("compliance", HandedIn.MANIFEST.replace("retention: P6M", "retention: soon"));

        assertThat(findings)
                .singleElement()
                .extracting(Finding::line)
                .isEqualTo("compliance.1.yaml logging_profile.retention (line 16): must be an ISO 8601 period such as"
                        + " P6M; found 'soon'. Correct the period.");
    }

    @Test
    void refusesEachPlaceOnceAndAHundredAtMost() {
        String items = "1,".repeat(150) + "1";

        assertThat(check("model-card", "{\"limitations\":[" + items + "]}")).hasSize(100);
    }

    /** Long enough to overflow the stack, or to run for hours, where a pattern goes back and forth. */
    @Test
    void endlessWordsAreRefusedQuickly() {
        for (String word : List.of("a-".repeat(200_000), "a".repeat(400_000) + "!", " ".repeat(400_000) + "\\u0007")) {
            assertThat(check("lineage", "{\"system\":\"" + word + "\",\"version\":\"" + word + "\",\"datasets\":[]}"))
                    .extracting(Finding::path)
                    .contains("system", "version");
        }
        assertThat(check("model-card", "{\"figures\":{\"a\":1e999999999}}"))
                .anyMatch(finding -> finding.message().contains("at most 1.0E300"));
    }

    @Test
    void aLineEndIsNoPartOfADigest() {
        assertThat(check(
                        "index",
                        "{\"documents\":[{\"type\":\"build\",\"revision\":1,\"digest\":\"" + HandedIn.DIGEST
                                + "\\n\"}]}"))
                .isNotEmpty();
    }

    static List<Finding> check(String type, String text) {
        boolean yaml = !text.stripLeading().startsWith("{");
        return EvidenceCheck.of(
                "scoring",
                "1.0.0",
                type,
                type + (yaml ? ".1.yaml" : ".1.json"),
                text.getBytes(StandardCharsets.UTF_8),
                yaml);
    }
}
