package dev.slipway.process.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts of forms are filled in as the browser filled them in. */
class TextTemplateTests {

    @Test
    void fillsInValuesAndLeavesOutWhatIsNotKnown() {
        assertThat(fill("For **{{system}} {{version}}**{{deployedVersion}}.")).isEqualTo("For **credit 1.1.0**.");
        assertThat(fill("{{rto}} min, {{ratio}}, {{roles}}")).isEqualTo("5 min, 1.25, a, b");
        assertThat(fill("{{if urgent = true then \" · **urgent**\" else \"\"}}!"))
                .isEqualTo(" · **urgent**!");
    }

    @Test
    void choosesBlocks() {
        assertThat(fill("{{#if system}}yes{{/if}}{{#if version = \"2\"}}no{{/if}}{{#if nothing}}no{{/if}}"))
                .isEqualTo("yes");
        assertThat(fill("{{#if system}}a{{#if nothing}}b{{/if}}c{{/if}}d")).isEqualTo("acd");
    }

    @Test
    void repeatsLines() {
        assertThat(fill("{{#loop split(risks, \"\\n\")}}\n- {{this}} ({{system}})\n{{/loop}}"))
                .isEqualTo("\n- drift (credit)\n\n- outage (credit)\n");
        assertThat(fill("{{#loop roles}}{{this}};{{/loop}}")).isEqualTo("a;b;");
    }

    @Test
    void takesWhatSomebodyTypedAsTextAndNotAsAnExpression() {
        assertThat(TextTemplate.fill("{{a}}", Map.of("a", "{{system}} {{#if x}}")))
                .isEqualTo("{{system}} {{#if x}}");
    }

    @Test
    void leavesABrokenTemplateReadable() {
        assertThat(fill("{{1 +}} {{#if system}}open")).isEqualTo(" open");
    }

    private static String fill(String text) {
        return TextTemplate.fill(
                text,
                Map.of(
                        "system",
                        "credit",
                        "version",
                        "1.1.0",
                        "urgent",
                        true,
                        "rto",
                        5.0,
                        "ratio",
                        1.25,
                        "risks",
                        "drift\noutage",
                        "roles",
                        List.of("a", "b")));
    }
}
