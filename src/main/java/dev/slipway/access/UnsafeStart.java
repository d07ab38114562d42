package dev.slipway.access;

/** The application refuses to start because its accounts are not safe. */
class UnsafeStart extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnsafeStart(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
