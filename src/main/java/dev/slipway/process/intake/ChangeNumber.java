package dev.slipway.process.intake;

/** The number of a change, and the business key that is made of it: no release has such a one. */
record ChangeNumber(int id) {

    private static final String PREFIX = "change-";

    static ChangeNumber parse(String key) {
        return new ChangeNumber(Integer.parseInt(key.substring(PREFIX.length())));
    }

    String key() {
        return PREFIX + id;
    }
}
