package dev.slipway.audit.record;

import dev.slipway.audit.record.Happening.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what an entry is about, in the sentences of {@code audit/entry-words.properties}. */
final class EntryWords {

    private static final Properties SENTENCES = read();
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)}");
    private static final Pattern DIGEST = Pattern.compile("(sha256:[0-9a-f]{8})[0-9a-f]{56}");
    private static final Pattern VERSION_WITH_DIGEST = Pattern.compile("^(\\S+) sha256:[0-9a-f]{64}$");

    private final Places places;

    EntryWords(Places places) {
        this.places = places;
    }

    private static Properties read() {
        Properties sentences = new Properties();
        try (InputStream file = EntryWords.class.getResourceAsStream("/audit/entry-words.properties")) {
            sentences.load(new java.io.InputStreamReader(
                    java.util.Objects.requireNonNull(file), java.nio.charset.StandardCharsets.UTF_8));
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

    /** Versions without their digests, digests by their beginnings: the entry itself has them whole. */
    static String shortened(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String version = VERSION_WITH_DIGEST.matcher(text).replaceFirst("$1");
        String plain = version.equals("off") ? "nothing" : version;
        return DIGEST.matcher(plain).replaceAll("$1…");
    }
}
