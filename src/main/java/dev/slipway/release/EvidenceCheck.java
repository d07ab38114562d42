package dev.slipway.release;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether one document may be handed in for a version: its syntax, its schema, and what only its reader can see. */
public final class EvidenceCheck {

    private EvidenceCheck() {}

    /**
     * Everything that is wrong with the document; empty when it may be kept.
     *
     * @param fileName how findings name it
     */
    public static List<Finding> of(
            String system, String version, String type, String fileName, byte[] content, boolean yaml) {
        TypedDocument document = new TypedDocument(type, fileName, content, yaml);
        Consumer<Section> reader = reader(system, version, type);
        document.read(section -> {
            reader.accept(section);
            return Optional.of(section);
        });
        return document.findings();
    }

    private static Consumer<Section> reader(String system, String version, String type) {
        return switch (type) {
            case "compliance" -> section -> section.whole(all -> ComplianceManifests.read(all, system));
            case "build" -> section -> section.whole(BuildRecord::read);
            case "evaluation" -> section -> section.whole(EvaluationRecord::read);
            case "risk-assessment" -> section -> section.whole(RiskAssessmentRecord::read);
            case "lineage" -> section -> requireSameVersion(section, system, version);
            default -> section -> {};
        };
    }

    private static void requireSameVersion(Section section, String system, String version) {
        requireSame(section, "system", system);
        requireSame(section, "version", version);
    }

    private static void requireSame(Section section, String field, String wanted) {
        String found = section.has(field) ? section.text(field) : "";
        if (!found.isEmpty() && !found.equals(wanted)) {
            section.refuse(field, "'" + wanted + "', for which it was handed in", found, "Hand it in there.");
        }
    }
}
