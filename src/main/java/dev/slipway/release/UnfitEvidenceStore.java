package dev.slipway.release;

/** The application refuses to start because evidence could not be kept as it must be. */
class UnfitEvidenceStore extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnfitEvidenceStore(String message, String remedy) {
        super(message);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
