package dev.slipway.audit.record;

import dev.slipway.audit.record.Happening.Kind;
import dev.slipway.audit.words.Moments;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what an entry is about, in the sentences of {@code audit/entry-words.properties}. */
final class EntryWords {

    private static final Properties SENTENCES = read();
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");
    private static final Pattern DIGEST = Pattern.compile("(sha256:[0-9a-f]{8})[0-9a-f]{56}");
    private static final Pattern VERSION_WITH_DIGEST = Pattern.compile("^(\\S+) sha256:[0-9a-f]{64}$");

    private static final Pattern CAMEL = Pattern.compile("[a-z]+(?:[A-Z][a-z]+)+");
    private static final Pattern PAIRS = Pattern.compile("\\{\\w+=[^=]*(?:, \\w+=[^=]*)*}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern LASTING = Pattern.compile("\\bPT\\d+(?:\\.\\d+)?[HMS](?:\\d+(?:\\.\\d+)?[MS])*");

    private final Places places;

    EntryWords(Places places) {
        this.places = places;
    }

    private static Properties read() {
        Properties sentences = new Properties();
        try (InputStream file = EntryWords.class.getResourceAsStream("/audit/entry-words.properties")) {
            sentences.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    static boolean knows(String type) {
        return SENTENCES.containsKey(type);
    }

    /** A type that has no sentence yet is told by its name. */
    static Kind kind(Recorded entry) {
        String sentence = SENTENCES.getProperty(entry.type());
        return sentence == null ? Kind.DECISIONS : Kind.valueOf(sentence.substring(0, sentence.indexOf(' ')));
    }

    String sentence(Recorded entry) {
        String sentence = SENTENCES.getProperty(entry.type());
        if (sentence == null) {
            return Places.spaced(entry.type()) + ".";
        }
        String told = sentence.substring(sentence.indexOf(' ') + 1);
        String whole = OPTIONAL.matcher(told)
                .replaceAll(part -> Matcher.quoteReplacement(isEmpty(part.group(1), entry) ? "" : part.group(1)));
        return FIELD.matcher(whole).replaceAll(field -> Matcher.quoteReplacement(field(field.group(1), entry)));
    }

    private boolean isEmpty(String part, Recorded entry) {
        return FIELD.matcher(part)
                .results()
                .anyMatch(field -> field(field.group(1), entry).isEmpty());
    }

    private String field(String name, Recorded entry) {
        return switch (name) {
            case "task", "activity", "endActivity" -> title(entry.raw(name), entry);
            case "decision" -> Places.spaced(entry.raw(name));
            case "point" -> point(entry.raw(name));
            default -> shortened(entry.text(name));
        };
    }

    String title(String activity, Recorded entry) {
        if (activity.isEmpty()) {
            return "";
        }
        String definition =
                places.processOf(entry).map(Places.Started::definition).orElse(entry.raw("definition"));
        return "“" + places.title(definition, activity) + "”";
    }

    static String point(String point) {
        return switch (point) {
            case "start" -> "the start of the rollout";
            case "step" -> "a step of the traffic";
            case "promotion" -> "the promotion";
            default -> point;
        };
    }

    /** Versions without their digests, times and markup as they are spoken: the entry itself has them whole. */
    static String shortened(String text) {
        String version = VERSION_WITH_DIGEST.matcher(text).replaceFirst("$1");
        String plain = version.equals("off") ? "nothing" : version;
        String told = CAMEL.matcher(plain).matches() ? Places.spaced(plain).toLowerCase(Locale.ROOT) : plain;
        String oneLine = PAIRS.matcher(told).matches() ? pairs(told) : lines(told);
        String dated = TIME.matcher(oneLine)
                .replaceAll(time ->
                        Moments.minute(OffsetDateTime.parse(time.group()).toInstant()));
        String lasting = LASTING.matcher(dated).replaceAll(time -> Moments.lasting(Duration.parse(time.group())));
        return DIGEST.matcher(lasting).replaceAll("$1…");
    }

    private static String lines(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("^- ", "").replace("**", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** {@code {healthAnswers=291, healthErrorRate=0}} becomes {@code health answers 291, health error rate 0}. */
    private static String pairs(String text) {
        return Stream.of(text.substring(1, text.length() - 1).split(", "))
                .map(pair -> pair.split("=", 2))
                .map(pair -> Places.spaced(pair[0]).toLowerCase(Locale.ROOT) + " " + pair[pair.length - 1])
                .collect(Collectors.joining(", "));
    }
}
