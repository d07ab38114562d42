package dev.slipway.process.history;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form as a person had it before them, with the answers that they gave. Fields that did not apply are left out, as
 * they were on the screen.
 *
 * @param key name of the form
 * @param complete whether all that the form's texts draw on was still known; what was not stands there as nothing
 */
public record SeenForm(String key, List<Piece> pieces, boolean complete) {

    public SeenForm {
        pieces = List.copyOf(pieces);
    }

    /**
     * One part of it.
     *
     * @param kind {@code text}, {@code section} or {@code question}
     * @param label heading of a section, or what was asked
     * @param text of a text
     * @param pieces of a section
     * @param question null where nothing was asked
     */
    public record Piece(
            String kind,
            String label,
            List<TextBlock> text,
            List<Piece> pieces,
            @Nullable Question question) {

        public Piece {
            text = List.copyOf(text);
            pieces = List.copyOf(pieces);
        }

        static Piece text(List<TextBlock> text) {
            return new Piece("text", "", text, List.of(), null);
        }

        static Piece section(String label, List<Piece> pieces) {
            return new Piece("section", label, List.of(), pieces, null);
        }

        static Piece question(String label, Question question) {
            return new Piece("question", label, List.of(), List.of(), question);
        }
    }

    /**
     * One field.
     *
     * @param key name under which the answer was stored
     * @param hint what stood below the field
     * @param options of a choice, in order, each with whether it was chosen; empty for fields to type in
     * @param answer in words; null when nothing was answered
     * @param shown the form showed a value and did not ask for it
     */
    public record Question(
            String key,
            String hint,
            List<Option> options,
            @Nullable String answer,
            boolean required,
            boolean shown) {

        public Question {
            options = List.copyOf(options);
        }
    }

    /** What could be chosen. */
    public record Option(String label, boolean chosen) {}

    /** Every question of the form, in order, whatever section it stands in, with its label. */
    public List<Piece> questions() {
        return questions(pieces);
    }

    private static List<Piece> questions(List<Piece> pieces) {
        return pieces.stream()
                .flatMap(piece -> piece.question() == null ? questions(piece.pieces()).stream() : Stream.of(piece))
                .toList();
    }
}
