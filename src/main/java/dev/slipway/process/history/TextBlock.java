package dev.slipway.process.history;

import java.util.List;

/** A paragraph, heading, list or table of a form's text; what people or programs filled in is text in it, never markup. */
public record TextBlock(Kind kind, List<Line> lines) {

    public TextBlock {
        lines = List.copyOf(lines);
    }

    /** How the lines are meant. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST,
        /** The first line is the head. */
        TABLE
    }

    /** One line, item or row; only rows of tables have several cells. */
    public record Line(List<List<TextRun>> cells) {

        public Line {
            cells = cells.stream().map(List::copyOf).toList();
        }

        /** The runs of a line that is no row. */
        public List<TextRun> runs() {
            return cells.get(0);
        }
    }

    public boolean is(String kind) {
        return this.kind.name().equalsIgnoreCase(kind);
    }
}
