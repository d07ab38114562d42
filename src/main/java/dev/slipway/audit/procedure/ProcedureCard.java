package dev.slipway.audit.procedure;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What procedure.yaml says: which procedure the models implement, and who approved it when. */
record ProcedureCard(
        String id,
        String name,
        String version,
        @JsonProperty("effective-date") @Nullable LocalDate effective,
        Approval approval,
        @JsonProperty("next-review-date") @Nullable LocalDate nextReview,
        List<String> standards,
        List<String> controls,
        List<Related> related) {

    private static final String APPROVED = "approved";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** @param approver who approved it, by name; null while nobody has */
    record Approval(String status, @Nullable String approver) {}

    /** @param implementedBy file of the models; null for what is no part of Slipway */
    record Related(
            String id,
            String name,
            @JsonProperty("implemented-by") @Nullable String implementedBy) {}

    static ProcedureCard read(InputStream yaml) {
        try (yaml) {
            return YAML.readValue(yaml, ProcedureCard.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("processes/procedure.yaml cannot be read.", unreadable);
        }
    }

    boolean isApproved() {
        return approval.status().equals(APPROVED);
    }

    /** What an auditor has to be told before anything else; empty when all is in order. */
    List<String> objections(LocalDate today) {
        List<String> found = new ArrayList<>();
        if (!isApproved()) {
            found.add("This procedure was never approved: its status is '" + approval.status() + "'.");
        } else if (approval.approver() == null) {
            found.add("It is said to be approved, but not by whom.");
        }
        if (effective == null) {
            found.add("No date is set from which it is in force.");
        } else if (effective.isAfter(today)) {
            found.add("It is in force only from " + effective + " on.");
        }
        if (nextReview == null) {
            found.add("No date is set for its next review.");
        } else if (nextReview.isBefore(today)) {
            found.add("Its review is overdue since " + nextReview + ".");
        }
        return found;
    }
}
