package dev.slipway.audit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.audit.LiveMarkup;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The pages of a record are the ones that were looked at, and nothing that somebody typed in runs on them. */
class RecordPagesTests {

    /** From the cheat sheets of those who break pages: markup, attributes, addresses, templates and control signs. */
    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "'><svg/onload=alert(1)>",
            "</textarea></pre></td></table><script src=//evil.example/x.js></script>",
            "[click](javascript:alert(1)) ![x](x onerror=alert(1))",
            "**bold** `code` | <iframe srcdoc='<script>alert(1)</script>'>",
            "${T(java.lang.Runtime).getRuntime().exec('id')} [[${7*7}]] __${7*7}__ #{x}",
            "{{7*7}} {{#loop [1]}}x{{/loop}}",
            "<style>*{display:none}</style><link rel=stylesheet href=//evil.example>",
            "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
            "\u202e<b>\u0000x</b>\u2028");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "'', overview",
        "/timeline?show=all, timeline",
        "/diagrams, diagrams",
        "/diagrams/approve:1:a, diagram",
        "/forms/task-1, form",
        "/decisions, decisions",
        "/mails, mails",
        "/ledger, ledger",
        "/ledger/9, entry"
    })
    void aPageIsTheOneThatWasLookedAt(String chapter, String name) throws Exception {
        new RecordedPages(SmallRelease.whole(folder).records()).assertGolden(chapter, name);
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void whatSomebodyTypedInIsTextOnEveryPage(String hostile) throws Exception {
        RecordedPages pages =
                new RecordedPages(SmallRelease.typedIn(folder, plain(hostile)).records());
        for (String chapter : RecordedPages.CHAPTERS) {
            assertThat(LiveMarkup.inContent(main(pages.read(chapter))))
                    .as(chapter)
                    .isEmpty();
        }
        assertThat(pages.read("")).contains(escaped(plain(hostile)));
    }

    /** The ledger takes no sign that cannot stand in XML, so none comes out of it. */
    private static String plain(String hostile) {
        return hostile.replace("\u0000", "");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String main(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    @Test
    void evidenceAndModelsAreGivenAsText() throws Exception {
        RecordedPages pages = new RecordedPages(
                SmallRelease.typedIn(folder, "<script>x</script>").records());
        for (String text : List.of("/evidence/evaluation.1.json", "/diagrams/approve:1:a/model.bpmn")) {
            assertThat(pages.answer(text).getContentType()).isEqualTo("text/plain;charset=UTF-8");
            assertThat(pages.answer(text).getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(pages.read("/evidence/evaluation.1.json")).contains("<script>x</script>");
        assertThat(pages.read("/diagrams/approve:1:a/picture.svg"))
                .contains("Give approval")
                .doesNotContain("script");
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        RecordedPages pages = new RecordedPages(SmallRelease.whole(folder).records());
        for (String missing : List.of(
                "/ledger/0",
                "/ledger/999",
                "/forms/other",
                "/diagrams/other",
                "/evidence/other.1.json",
                "/charts/x.svg")) {
            assertThat(pages.answer(missing).getStatus()).as(missing).isEqualTo(404);
        }
        assertThat(SmallRelease.empty(folder).records().whole(SmallRelease.SLUG))
                .isEmpty();
        assertThat(SmallRelease.empty(folder).records().whole("no slug")).isEmpty();
    }

    @Test
    void aTimelineShowsWhatIsWanted() throws Exception {
        RecordedPages pages = new RecordedPages(SmallRelease.whole(folder).records());
        assertThat(pages.read("/timeline"))
                .contains("Completed “Give approval”")
                .doesNotContain("A notice went");
        assertThat(pages.read("/timeline?show=deviations"))
                .contains("Blocked the release")
                .doesNotContain("Completed");
        assertThat(pages.read("/timeline?show=all")).contains("A notice went to quinn");
        assertThat(pages.read("/timeline?show=nonsense")).isEqualTo(pages.read("/timeline"));
    }

    @Test
    void aProcessUnderWayShowsWhereItWaits() throws Exception {
        RecordedPages pages = new RecordedPages(SmallRelease.whole(folder).records(true));
        assertThat(pages.read("/diagrams/approve:1:a")).contains("1 waiting", "under way", "data-waiting=\"1\"");
    }
}
