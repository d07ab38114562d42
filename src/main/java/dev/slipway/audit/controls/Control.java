package dev.slipway.audit.controls;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * A control as the catalogue has it.
 *
 * @param id as models name it
 * @param derivedFrom the text that it is derived from
 * @param asks what it is about, in our own words
 * @param dates name of the rule that says from when on that text applies
 * @param places where it is implemented beside the tasks that name it themselves
 */
record Control(
        String id,
        String title,
        Source source,
        @JsonProperty("derived-from") String derivedFrom,
        String asks,
        String dates,
        List<Place> places) {

    /** Where controls come from. */
    enum Source {
        @JsonProperty("house")
        HOUSE("The organisation's own controls"),
        @JsonProperty("iso")
        ISO("ISO/IEC 42001"),
        @JsonProperty("act")
        ACT("Regulation (EU) 2024/1689, the AI Act");

        private final String title;

        Source(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /**
     * @param kind {@code task}, {@code service}, {@code rule}, {@code field} or {@code page}
     * @param target file and what in it, or an address
     */
    record Place(String kind, String target, String how) {

        /** Whether a release leaves evidence of it by going through it. */
        boolean isGoneThrough() {
            return kind.equals("task") || kind.equals("service");
        }

        /** The element, output, code or field in the file. */
        String within() {
            return target.substring(target.indexOf('#') + 1);
        }
    }

    /** @param from first day on which it applies */
    record AppliesFrom(LocalDate from, String what) {}
}
