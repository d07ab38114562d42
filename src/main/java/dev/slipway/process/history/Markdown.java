package dev.slipway.process.history;

import dev.slipway.process.history.TextBlock.Kind;
import dev.slipway.process.history.TextBlock.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the little Markdown that the texts of forms are written in; anything else stays as it was typed. */
final class Markdown {

    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*)");
    private static final Pattern ITEM = Pattern.compile("[-*] +(.*)");
    private static final Pattern ROW = Pattern.compile("\\|(.*)\\|");
    private static final Pattern RULE = Pattern.compile("\\|[ :|-]+\\|");
    private static final Pattern RUN =
            Pattern.compile("\\*\\*(?<strong>.+?)\\*\\*|`(?<code>[^`]+)`|\\[(?<words>[^\\]]+)]\\((?<link>[^)\\s]+)\\)");

    /** Addresses that a page may lead to: below this server, or secure; never one that is run. */
    private static final Pattern ADDRESS = Pattern.compile("/[^/\\\\].*|https://.*");

    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<Line> open = new ArrayList<>();
    private Kind kind = Kind.PARAGRAPH;

    private Markdown() {}

    static List<TextBlock> blocks(String text) {
        Markdown reading = new Markdown();
        text.lines().map(String::strip).forEach(reading::line);
        reading.close();
        return List.copyOf(reading.blocks);
    }

    private void line(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        Matcher row = ROW.matcher(line);
        if (line.isEmpty()) {
            close();
        } else if (heading.matches()) {
            close();
            add(Kind.HEADING, plainLine(heading.group(1)));
            close();
        } else if (item.matches()) {
            add(Kind.LIST, plainLine(item.group(1)));
        } else if (row.matches()) {
            row(line, row.group(1));
        } else {
            add(Kind.PARAGRAPH, plainLine(line));
        }
    }

    private void row(String line, String cells) {
        if (!RULE.matcher(line).matches()) {
            add(
                    Kind.TABLE,
                    new Line(Stream.of(cells.split("\\|", -1))
                            .map(String::strip)
                            .map(Markdown::runs)
                            .toList()));
        }
    }

    private static Line plainLine(String text) {
        return new Line(List.of(runs(text)));
    }

    private void add(Kind next, Line line) {
        if (next != kind) {
            close();
        }
        if (next == Kind.LIST && open.isEmpty()) {
            takeUpList();
        }
        kind = next;
        open.add(line);
    }

    /** Items that are apart by an empty line are one list. */
    private void takeUpList() {
        if (!blocks.isEmpty() && blocks.get(blocks.size() - 1).kind() == Kind.LIST) {
            open.addAll(blocks.remove(blocks.size() - 1).lines());
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            blocks.add(new TextBlock(kind, open));
            open.clear();
        }
    }

    private static List<TextRun> runs(String text) {
        List<TextRun> runs = new ArrayList<>();
        Matcher found = RUN.matcher(text);
        int from = 0;
        while (found.find()) {
            if (found.start() > from) {
                runs.add(TextRun.plain(text.substring(from, found.start())));
            }
            runs.add(run(found));
            from = found.end();
        }
        if (from < text.length() || runs.isEmpty()) {
            runs.add(TextRun.plain(text.substring(from)));
        }
        return runs;
    }

    private static TextRun run(Matcher found) {
        if (found.group("strong") != null) {
            return new TextRun(found.group("strong"), true, false, null);
        } else if (found.group("code") != null) {
            return new TextRun(found.group("code"), false, true, null);
        }
        return ADDRESS.matcher(found.group("link")).matches()
                ? new TextRun(found.group("words"), false, false, found.group("link"))
                : TextRun.plain(found.group());
    }
}
