package dev.slipway.witness;

/**
 * What the witness answers, with the status codes of C2SP tlog-witness.
 *
 * @param status of HTTP
 * @param type of the body
 */
record Answer(int status, String type, String body) {

    private static final String TEXT = "text/plain; charset=utf-8";

    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int UNPROCESSABLE = 422;

    static Answer cosigned(String lines) {
        return new Answer(OK, TEXT, lines);
    }

    static Answer hasSize(long size) {
        return new Answer(CONFLICT, "text/x.tlog.size", size + "\n");
    }

    static Answer refused(int status, String reason) {
        return new Answer(status, TEXT, reason + "\n");
    }
}
