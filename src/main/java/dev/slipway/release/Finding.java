package dev.slipway.release;

/**
 * One thing that is wrong with what was handed in.
 *
 * @param code constant, for machines
 * @param document file name in the version's evidence folder, for example {@code compliance.1.yaml}
 * @param path place in the document, for example {@code data_sources[0].uri}; empty for the document as a whole
 * @param message what was refused, the rule and the value found
 * @param remedy what to do
 */
public record Finding(String code, String document, String path, String message, String remedy) {

    /** One line for a form. */
    public String line() {
        return document + (path.isEmpty() ? "" : " " + path) + ": " + message + " " + remedy;
    }
}
