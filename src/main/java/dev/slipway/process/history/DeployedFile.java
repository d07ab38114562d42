package dev.slipway.process.history;

import org.jspecify.annotations.Nullable;

/**
 * A model, table or form as it was deployed in a set.
 *
 * @param name of the file, such as {@code processes/plan-deployment.bpmn}
 * @param definition id under which releases run it; null for a form, which runs with the models of its set
 * @param key of the process or decision, or the file name of a form
 * @param version counted by the engine; 0 for a form
 * @param tag of the procedure's version, where the file carries one
 * @param digest of the file
 */
public record DeployedFile(
        String name,
        Kind kind,
        @Nullable String definition,
        String key,
        String title,
        int version,
        @Nullable String tag,
        String digest) {

    /** What the engine makes of a file. */
    public enum Kind {
        MODEL("model", ".bpmn"),
        TABLE("table", ".dmn"),
        FORM("form", ".form");

        private final String word;
        private final String suffix;

        Kind(String word, String suffix) {
            this.word = word;
            this.suffix = suffix;
        }

        public String word() {
            return word;
        }

        boolean isOf(String file) {
            return file.endsWith(suffix);
        }

        String bare(String file) {
            return file.substring(file.lastIndexOf('/') + 1, file.length() - suffix.length());
        }
    }
}
