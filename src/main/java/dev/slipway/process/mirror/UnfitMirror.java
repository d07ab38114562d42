package dev.slipway.process.mirror;

/** The application refuses to start because a mirror is not described as its way needs it. */
class UnfitMirror extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnfitMirror(String mirror, String setting, String required, String found) {
        super("slipway.ledger.mirrors." + mirror + "." + setting + " must be " + required + "; found '" + found + "'.");
        this.remedy = "Correct it, or take the mirror '" + mirror + "' out of the settings, and start again.";
    }

    String remedy() {
        return remedy;
    }
}
