package dev.slipway.supplychain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.release.PackageComponent;
import java.io.IOException;
import java.util.Optional;

/** A bill of materials counts when its format holds, it describes this component, and it is not empty. */
final class ContentsRule implements SupplyRule {

    private static final String REMEDY =
            "Generate it from the built image, as CycloneDX or SPDX in JSON, and hand it in as the next revision; above"
                    + " 4 MiB attach it and hand in {\"attachment\": \"sha256:…\"}.";

    private static final int MAX_DEPTH = 100;
    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build();

    @Override
    public Optional<String> objection(SupplyEvidence evidence, byte[] document, PackageComponent component) {
        try {
            Sbom sbom = read(evidence, document);
            if (sbom.parts() == 0) {
                return Optional.of("must list what is inside; found no component.");
            }
            return sbom.describes(component.digest())
                    ? Optional.empty()
                    : Optional.of("must describe " + component.digest() + "; it describes "
                            + (sbom.about().isEmpty() ? "nothing" : String.join(", ", sbom.about())) + ".");
        } catch (Sbom.Unreadable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String remedy() {
        return REMEDY;
    }

    private static Sbom read(SupplyEvidence evidence, byte[] json) {
        JsonNode document;
        try {
            document = STRICT.readTree(json);
        } catch (IOException e) {
            throw new Sbom.Unreadable(
                    "must be JSON, no deeper than " + MAX_DEPTH + " levels and each name once; it is not.");
        }
        if (document.path("attachment").isTextual()) {
            String digest = document.path("attachment").asText();
            return AttachedSbom.read(() -> evidence.attachment(digest));
        }
        if (document.path("bomFormat").asText().equals("CycloneDX")) {
            return CycloneDx.read(json, document.path("specVersion").asText());
        }
        if (document.path("spdxVersion").isTextual()) {
            return Spdx.read(json, document.path("spdxVersion").asText());
        }
        throw new Sbom.Unreadable("must say 'bomFormat: CycloneDX' or an 'spdxVersion'; found neither.");
    }
}
