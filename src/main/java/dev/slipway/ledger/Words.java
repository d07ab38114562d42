package dev.slipway.ledger;

/** The rule for the short texts of an entry's envelope: printable, neither blank nor long. */
final class Words {

    static final int MAX_LENGTH = 300;

    private Words() {}

    static void require(String field, String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("An entry's " + field + " must be 1 to " + MAX_LENGTH
                    + " printable characters; found '" + value + "'. Shorten or replace it.");
        }
    }
}
