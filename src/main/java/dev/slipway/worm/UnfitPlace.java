package dev.slipway.worm;

/** A place for things that are kept for years is not described as it must be; which setting, and what was found. */
public final class UnfitPlace extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String required;
    private final String found;

    UnfitPlace(String setting, String required, String found) {
        super(setting + " must be " + required + "; found '" + found + "'.");
        this.setting = setting;
        this.required = required;
        this.found = found;
    }

    public String setting() {
        return setting;
    }

    public String required() {
        return required;
    }

    public String found() {
        return found;
    }
}
