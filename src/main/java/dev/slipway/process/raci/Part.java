package dev.slipway.process.raci;

/** A role's part in an activity. */
enum Part {
    RESPONSIBLE("R", "Responsible: does it"),
    RESPONSIBLE_IF_ASKED("(R)", "Responsible where the table of approvals asks for the role"),
    ACCOUNTABLE("A", "Accountable: answers for it"),
    CONSULTED("C", "Consulted: asked for comment when it begins"),
    INFORMED("I", "Informed: told how it ended");

    private final String letter;
    private final String meaning;

    Part(String letter, String meaning) {
        this.letter = letter;
        this.meaning = meaning;
    }

    public String letter() {
        return letter;
    }

    public String meaning() {
        return meaning;
    }
}
