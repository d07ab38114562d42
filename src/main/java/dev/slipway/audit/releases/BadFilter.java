package dev.slipway.audit.releases;

/** A search that cannot be made, in words for whoever typed it. */
class BadFilter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadFilter(String field, String rule, String found) {
        super("Search refused: '" + field + "' must be " + rule + "; found '" + found
                + "'. Correct it or leave it out.");
    }
}
