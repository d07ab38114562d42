package dev.slipway.audit.procedure;

import dev.slipway.process.history.DeployedFile;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes a file apart into what its author would call its parts. */
final class Pieces {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private Pieces() {}

    static List<Piece> of(DeployedFile.Kind kind, byte[] content) {
        return switch (kind) {
            case MODEL -> ModelPieces.of(content);
            case TABLE -> TablePieces.of(content);
            case FORM -> FormPieces.of(content);
        };
    }

    /** {@code userTask} is a user task. */
    static String inWords(String name) {
        return HUMP.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
