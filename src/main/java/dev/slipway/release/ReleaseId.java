package dev.slipway.release;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt to bring one version of one system into one environment.
 *
 * @param system kebab-case id of the AI system
 * @param version version of the system's release, as CI names it
 * @param environment kebab-case id of the production environment
 * @param attempt counted by the server from 1
 */
public record ReleaseId(String system, String version, String environment, int attempt) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+-]{0,63}");
    private static final Pattern SLUG = Pattern.compile("([^~]+)~([^~]+)~([^~]+)~([1-9][0-9]{0,5})");

    public ReleaseId {
        require(
                NAME.matcher(system).matches() && system.length() <= 64,
                "system",
                system,
                "kebab-case, at most 64 characters");
        require(VERSION.matcher(version).matches(), "version", version, "letters, digits, '.', '+', '-', at most 64");
        require(
                NAME.matcher(environment).matches() && environment.length() <= 64,
                "environment",
                environment,
                "kebab-case, at most 64 characters");
        require(attempt >= 1, "attempt", String.valueOf(attempt), "1 or more");
    }

    /** Safe in addresses; the business key of every process instance of the release. */
    public String slug() {
        return system + "~" + version + "~" + environment + "~" + attempt;
    }

    /** @throws IllegalArgumentException when the text is not a slug */
    public static ReleaseId parse(String slug) {
        Matcher matcher = SLUG.matcher(slug);
        require(matcher.matches(), "slug", slug, "system~version~environment~attempt");
        return new ReleaseId(matcher.group(1), matcher.group(2), matcher.group(3), Integer.parseInt(matcher.group(4)));
    }

    @Override
    public String toString() {
        return system + "/" + version + "@" + environment + "#" + attempt;
    }

    private static void require(boolean held, String field, String value, String rule) {
        if (!held) {
            throw new IllegalArgumentException(
                    "A release's " + field + " must be " + rule + "; found '" + value + "'.");
        }
    }
}
