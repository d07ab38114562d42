package dev.slipway.audit.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.slipway.access.Person;
import dev.slipway.audit.record.EntryProofs.EntryProof;
import dev.slipway.release.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The pages of a record as an auditor gets them, from controller and templates alone. */
final class RecordedPages {

    static final List<String> CHAPTERS = List.of(
            "",
            "/timeline?show=all",
            "/diagrams",
            "/diagrams/" + FixedHistory.DEFINITION,
            "/forms",
            "/forms/" + FixedHistory.TASK,
            "/decisions",
            "/mails",
            "/ledger",
            "/ledger/1");

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "record");

    /** {@code -Dgolden=renew} writes what is found over what was expected; look at the difference before committing. */
    private static final boolean RENEW = "renew".equals(System.getProperty("golden"));

    private final MockMvc pages;

    RecordedPages(ReleaseRecords records) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        this.pages = MockMvcBuilders.standaloneSetup(
                        new RecordPages(records, line -> new EntryProof(30, true, "c2sp.org/tlog-proof@v1\n")))
                .setControllerAdvice(new SignedIn())
                .setMessageConverters(new ByteArrayHttpMessageConverter())
                .setViewResolvers(views)
                .build();
    }

    /** The head of each page shows who reads; no part of the application that other tests start. */
    @TestComponent
    @ControllerAdvice
    static final class SignedIn {

        @ModelAttribute("person")
        Person person() {
            return new Person("auditor", "Odile Audran", List.of(Role.AUDITOR), Set.of(), false);
        }
    }

    String read(String chapter) throws Exception {
        MockHttpServletResponse answer = answer(chapter);
        assertThat(answer.getStatus()).as(chapter).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    MockHttpServletResponse answer(String chapter) throws Exception {
        return pages.perform(get(URI.create("/audit/releases/" + SmallRelease.SLUG + chapter)))
                .andReturn()
                .getResponse();
    }

    /** The page is the one that was looked at. */
    void assertGolden(String chapter, String name) throws Exception {
        String found =
                content(read(chapter)).replaceAll("(?m)^[ \\t]+|[ \\t]+$", "").replaceAll("\\n{2,}", "\n");
        Path expected = GOLDEN.resolve(name + ".html");
        if (RENEW) {
            Files.createDirectories(GOLDEN);
            Files.writeString(expected, found);
        }
        assertThat(found)
                .as("the page " + name + "; renew it with -Dgolden=renew and look at the difference")
                .isEqualTo(Files.readString(expected));
    }

    /** Without the frame that all pages share. */
    private static String content(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>")) + "</main>\n";
    }
}
