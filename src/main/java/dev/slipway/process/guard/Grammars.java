package dev.slipway.process.guard;

import static dev.slipway.process.guard.LineGrammar.perLine;
import static dev.slipway.process.guard.LineGrammar.single;

import dev.slipway.release.Role;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The grammars that a form field may name; a new one is one row here. */
final class Grammars {

    private static final Predicate<String> DECIMAL = matches("[+-]?\\d{1,12}(\\.\\d{1,9})?");
    private static final Predicate<String> TEXT = part -> !part.isEmpty();
    private static final Predicate<String> DIGEST = matches("sha256:[0-9a-f]{64}");
    private static final Predicate<String> HTTPS = matches("https://[A-Za-z0-9.-]+(:\\d{1,5})?(/\\S*)?");

    private Grammars() {}

    static List<LineGrammar> lists() {
        return List.of(
                perLine("lines", "one item", "Rollback rehearsed with operations", TEXT),
                perLine(
                        "criteria",
                        "'metric operator value' with one of < <= > >= =",
                        "error_rate <= 0.02",
                        words(matches("[a-z0-9_.-]+"), matches("<=?|>=?|="), DECIMAL)),
                perLine(
                        "risks",
                        "'risk | low, medium, high or critical | mitigation'",
                        "Drift after launch | medium | daily comparison",
                        parts(TEXT, matches("low|medium|high|critical"), TEXT)),
                perLine(
                        "contacts",
                        "'name or group | address or channel'",
                        "Credit desk | credit-desk@example.org",
                        parts(TEXT, TEXT)),
                perLine("dependencies", "'name | version or state'", "feature-store | 3.2", parts(TEXT, TEXT)),
                perLine(
                        "digests",
                        "'name sha256:' and 64 hexadecimal digits",
                        "model sha256:" + "0123456789abcdef".repeat(4),
                        words(matches("\\S+"), DIGEST)),
                perLine("steps", "'percent% | duration'", "25% | PT10M", parts(Grammars::isPercent, Times::isDuration)),
                perLine(
                        "windows",
                        "'begin/end', two instants with offset, the end later",
                        "2026-11-21T10:00Z/2026-11-21T12:00Z",
                        Times::isWindow),
                perLine(
                        "conditions",
                        "'condition | role | before-start, before-full-traffic or before-closure'",
                        "Alert threshold reviewed | qa-lead | before-full-traffic",
                        parts(
                                TEXT,
                                role -> Role.of(role).filter(Role::takesTasks).isPresent(),
                                matches("before-start|before-full-traffic|before-closure"))),
                perLine(
                        "components",
                        "'none', or 'name | by whom | sha256:' and 64 hexadecimal digits",
                        "feature-store | data team | sha256:" + "0123456789abcdef".repeat(4),
                        matches("none").or(parts(TEXT, TEXT, DIGEST))),
                perLine(
                        "gaps",
                        "'number or name of the gap | what was done'",
                        "1.2 | Review finished, merge request 118",
                        parts(matches("\\S+"), TEXT)),
                perLine(
                        "answers",
                        "'yes or no | why'",
                        "yes | 0.4 % errors in staging",
                        parts(matches("yes|no"), TEXT)),
                perLine(
                        "controls",
                        "'control | role | date'",
                        "Each answer is read by a person | operations | 2026-12-01",
                        parts(
                                TEXT,
                                role -> Role.of(role).filter(Role::takesTasks).isPresent(),
                                Times::isDate)),
                perLine("counts", "'outcome | count'", "approve | 512", parts(TEXT, matches("\\d{1,12}"))),
                perLine(
                        "figures",
                        "'figure | of the candidate | of the deployed version or -'",
                        "accuracy | 0.91 | 0.90",
                        parts(matches("[a-z0-9_]+"), DECIMAL, DECIMAL.or("-"::equals))),
                perLine(
                        "seen",
                        "'type name digest', the digest whole or its first and last eight digits",
                        "model scorer 1a2b3c4d…9f8e7d6c",
                        words(
                                matches("[a-z-]+"),
                                matches("\\S+"),
                                DIGEST.or(matches("[0-9a-f]{8}(…|\\.\\.\\.)[0-9a-f]{8}")))),
                perLine(
                        "links",
                        "an https address or 'sha256:' and 64 hexadecimal digits",
                        "https://evidence.example.org/report.pdf",
                        HTTPS.or(DIGEST)));
    }

    static List<LineGrammar> singles() {
        return List.of(
                single("instant", "a date and time with offset", "2026-11-21T10:00Z", Times::isInstant),
                single("duration", "a duration", "PT30S", Times::isDuration),
                single(
                        "percentages",
                        "percentages from 1 to 99, each greater than the one before",
                        "5, 25, 50",
                        Grammars::isRising),
                single("digest", "'sha256:' and 64 hexadecimal digits", "sha256:" + "0".repeat(64), DIGEST),
                single("link", "an https address", "https://evidence.example.org/report.pdf", HTTPS),
                single(
                        "ticket",
                        "a ticket number or an https address",
                        "CHG-1234",
                        matches("[A-Z][A-Z0-9]+-[0-9]+").or(HTTPS)));
    }

    private static boolean isPercent(String part) {
        return matches("(100|[1-9]?\\d)%").test(part) && !"0%".equals(part);
    }

    private static boolean isRising(String text) {
        int last = 0;
        for (String part : text.split(",", -1)) {
            String share = part.strip();
            if (!matches("[1-9]\\d?").test(share) || Integer.parseInt(share) <= last) {
                return false;
            }
            last = Integer.parseInt(share);
        }
        return true;
    }

    private static Predicate<String> parts(List<Predicate<String>> parts, String separator) {
        return line -> {
            String[] found = line.split(separator, -1);
            if (found.length != parts.size()) {
                return false;
            }
            for (int i = 0; i < found.length; i++) {
                if (!parts.get(i).test(found[i].strip())) {
                    return false;
                }
            }
            return true;
        };
    }

    @SafeVarargs
    private static Predicate<String> parts(Predicate<String>... parts) {
        return parts(List.of(parts), "\\|");
    }

    @SafeVarargs
    private static Predicate<String> words(Predicate<String>... words) {
        return parts(List.of(words), "\\s+");
    }

    private static Predicate<String> matches(String regex) {
        return Pattern.compile(regex).asMatchPredicate();
    }
}
