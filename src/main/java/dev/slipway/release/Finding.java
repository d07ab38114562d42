package dev.slipway.release;

/**
 * One thing that is wrong with what was handed in.
 *
 * @param code constant, for machines
 * @param document file name in the version's evidence folder, for example {@code compliance.1.yaml}
 * @param path place in the document, for example {@code data_sources[0].uri}; empty for the document as a whole
 * @param lineNumber line of the document, from 1; 0 where no line is to blame
 * @param message what was refused, the rule and the value found
 * @param remedy what to do
 */
public record Finding(String code, String document, String path, int lineNumber, String message, String remedy) {

    private static final String LINE = "line ";

    /** A finding of which at most the path says the line. */
    public Finding(String code, String document, String path, String message, String remedy) {
        this(code, document, path, lineIn(path), message, remedy);
    }

    /** One line for a form. */
    public String line() {
        return document + place() + ": " + message + " " + remedy;
    }

    Finding at(int number) {
        return new Finding(code, document, path, number, message, remedy);
    }

    private String place() {
        String place = path.isEmpty() ? "" : " " + path;
        return lineNumber == 0 || path.startsWith(LINE) ? place : place + " (" + LINE + lineNumber + ")";
    }

    private static int lineIn(String path) {
        return path.matches(LINE + "[0-9]{1,9}") ? Integer.parseInt(path.substring(LINE.length())) : 0;
    }
}
