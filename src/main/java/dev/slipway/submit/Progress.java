package dev.slipway.submit;

/** How far it is, in a form that a terminal and a log of a pipeline show alike. */
final class Progress {

    private static final int WIDTH = 20;

    private Progress() {}

    static String line(int done, int all) {
        int filled = all == 0 ? WIDTH : done * WIDTH / all;
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + done + "/" + all;
    }
}
