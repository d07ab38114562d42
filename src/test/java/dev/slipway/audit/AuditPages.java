package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.SerializationFeature;
import dev.slipway.access.Person;
import dev.slipway.release.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Pages as an auditor gets them, made by their controllers and templates alone. */
public final class AuditPages {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    /** {@code -Dgolden=renew} writes what is found over what was expected; look at the difference before committing. */
    private static final boolean RENEW = "renew".equals(System.getProperty("golden"));

    private final MockMvc pages;

    public AuditPages(Object... controllers) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        this.pages = MockMvcBuilders.standaloneSetup(controllers)
                .setControllerAdvice(new SignedIn())
                .setViewResolvers(views)
                .setMessageConverters(
                        new ByteArrayHttpMessageConverter(),
                        new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                                .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                                .build()))
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

    public String read(String address) throws Exception {
        MockHttpServletResponse answer = answer(address);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    public MockHttpServletResponse answer(String address) throws Exception {
        return pages.perform(get(URI.create(address))).andReturn().getResponse();
    }

    /** The page is the one that was looked at. */
    public void assertGolden(String address, String name) throws Exception {
        String found =
                content(read(address)).replaceAll("(?m)^[ \\t]+|[ \\t]+$", "").replaceAll("\\n{2,}", "\n");
        Path expected = GOLDEN.resolve(name);
        if (RENEW) {
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
