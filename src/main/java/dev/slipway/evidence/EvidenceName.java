package dev.slipway.evidence;

import dev.slipway.evidence.EvidenceRefused.Rule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The strict grammar of names in the store; nothing outside it is ever turned into a path. */
record EvidenceName(String type, int revision, String mediaType) {

    static final String JSON = "application/json";
    static final String YAML = "application/yaml";

    private static final Pattern SYSTEM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+-]{0,63}");
    private static final Pattern FILE = Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)\\.([1-9][0-9]{0,5})\\.(json|yaml)");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    static boolean isSystem(String name) {
        return name.length() <= 64 && SYSTEM.matcher(name).matches();
    }

    static boolean isVersion(String name) {
        return VERSION.matcher(name).matches();
    }

    /** @throws EvidenceRefused when one of them is outside the grammar */
    static void requirePlace(String system, String version) {
        if (!isSystem(system) || !isVersion(version)) {
            throw new EvidenceRefused(
                    Rule.NAME,
                    "Evidence is kept for a system in kebab-case and a version of letters, digits, '.', '+' and '-',"
                            + " each of at most 64 characters; found '" + shortened(system) + "' and '"
                            + shortened(version) + "'. Correct the address.");
        }
    }

    /** @throws EvidenceRefused when it is none */
    static void requireDigest(String text) {
        if (!DIGEST.matcher(text).matches()) {
            throw new EvidenceRefused(
                    Rule.NAME,
                    "An attachment is named by its digest, 'sha256:' and 64 lower-case hex digits; found '"
                            + shortened(text) + "'. Correct the address.");
        }
    }

    private static String shortened(String name) {
        return name.length() > 80 ? name.substring(0, 80) + "…" : name;
    }

    static Optional<EvidenceName> of(String fileName) {
        Matcher matcher = FILE.matcher(fileName);
        return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
    }

    private static EvidenceName of(Matcher matcher) {
        return new EvidenceName(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3).equals("yaml") ? YAML : JSON);
    }
}
