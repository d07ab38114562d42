package dev.slipway.process.guard;

/** Says no to a person: which answer the caller gets, and a text that names the rule, the value and the remedy. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What was wrong, and so which HTTP status the caller reads. */
    enum Kind {
        VALUES(400),
        PERSON(403),
        GONE(404),
        CLAIMED(409);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Kind kind;

    private Refusal(Kind kind, String text) {
        super(text);
        this.kind = kind;
    }

    /** The values or the command itself are refused: 400. */
    public static Refusal badRequest(String text) {
        return new Refusal(Kind.VALUES, text);
    }

    /** This person may not do it: 403. */
    public static Refusal forbidden(String text) {
        return new Refusal(Kind.PERSON, text);
    }

    /** What the command names is no longer there: 404. */
    public static Refusal gone(String text) {
        return new Refusal(Kind.GONE, text);
    }

    /** Somebody else was first: 409. */
    public static Refusal conflict(String text) {
        return new Refusal(Kind.CLAIMED, text);
    }

    Kind kind() {
        return kind;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
