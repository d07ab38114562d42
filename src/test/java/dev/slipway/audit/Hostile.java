package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** What somebody would type in who wants to reach the browser or the spreadsheet of an auditor. */
public final class Hostile {

    public static final List<String> STRINGS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "</textarea></title></style><svg/onload=alert(1)>",
            "javascript:alert(1)",
            "[[${7*7}]]",
            "__${7*7}__::.x",
            "=HYPERLINK(\"https://evil.example\",\"click\")",
            "@SUM(1+1)",
            "\u202Egnp.exe",
            "<iframe srcdoc='<script>alert(1)</script>'>",
            "&lt;script&gt;alert(1)&lt;/script&gt;");

    public static final String ALL = String.join(" ", STRINGS);

    private static final Pattern ALIVE = Pattern.compile(
            "<script>alert|<img src=x|<svg/onload|<iframe|<[^>]+ onmouseover|href=\"javascript:|>49<|\\[\\[\\$\\{7\\*7}]] 49");

    private Hostile() {}

    /** The page shows the words, and none of them does anything. */
    public static void assertInert(String page) {
        assertNothingAlive(page);
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "[[${7*7}]]");
    }

    public static void assertNothingAlive(String page) {
        assertThat(ALIVE.matcher(page).results().map(found -> found.group()).toList())
                .as("markup that was typed in")
                .isEmpty();
    }
}
