package dev.slipway.process.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.process.history.TextBlock.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Texts become blocks of plain runs; there is no way from them into markup. */
class MarkdownTests {

    @Test
    void readsWhatFormsAreWrittenIn() {
        List<TextBlock> blocks = Markdown.blocks(
                "### Head\n\nOne **bold** `code`\ntwo\n\n- first\n- second\n\n| a | b |\n|---|---|\n| 1 | **2** |");
        assertThat(blocks)
                .extracting(TextBlock::kind)
                .containsExactly(Kind.HEADING, Kind.PARAGRAPH, Kind.LIST, Kind.TABLE);
        assertThat(blocks.get(1).lines()).hasSize(2);
        assertThat(blocks.get(1).lines().get(0).runs())
                .containsExactly(
                        TextRun.plain("One "),
                        new TextRun("bold", true, false, null),
                        TextRun.plain(" "),
                        new TextRun("code", false, true, null));
        assertThat(blocks.get(3).lines()).hasSize(2);
        assertThat(blocks.get(3).lines().get(1).cells().get(1)).containsExactly(new TextRun("2", true, false, null));
    }

    @Test
    void itemsThatAreApartAreOneList() {
        assertThat(Markdown.blocks("- a\n\n- b\n\n\n- c\n\nend"))
                .hasSize(2)
                .first()
                .satisfies(list -> assertThat(list.lines()).hasSize(3));
    }

    @Test
    void linksLeadOnlyToThisServerOrToSecureAddresses() {
        assertThat(link("[read](/releases/x/evidence)")).isEqualTo("/releases/x/evidence");
        assertThat(link("[read](https://example.org/a)")).isEqualTo("https://example.org/a");
        for (String address : List.of(
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "/\\evil",
                "http://x")) {
            assertThat(link("[read](" + address + ")")).as(address).isNull();
        }
    }

    @Test
    void markupStaysText() {
        String hostile = "<img src=x onerror=alert(1)> <b>x</b>";
        assertThat(Markdown.blocks(hostile).get(0).lines().get(0).runs()).containsExactly(TextRun.plain(hostile));
    }

    private static @Nullable String link(String text) {
        return Markdown.blocks(text).get(0).lines().get(0).runs().get(0).link();
    }
}
