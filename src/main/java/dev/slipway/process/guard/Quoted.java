package dev.slipway.process.guard;

/** A submitted value as a message may show it: short, on one line, without control characters, inert as HTML. */
public final class Quoted {

    private static final int LONGEST = 60;

    private Quoted() {}

    public static String of(Object value) {
        String text = value.toString();
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        // Tasklist renders a refusal as HTML
        return shown.replaceAll("[\\p{Cc}\\p{Cs}]", " ")
                .replace('<', '‹')
                .replace('>', '›')
                .replace('&', '+');
    }
}
