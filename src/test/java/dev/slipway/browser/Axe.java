package dev.slipway.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.chrome.ChromeDriver;

/** Looks at a page for what keeps people out who hear it, enlarge it or use no mouse. */
final class Axe {

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run().then(found => done(found.violations.map(it =>
              it.id + ': ' + it.help + ' ' + it.nodes.slice(0, 3).map(node => node.html).join(' '))));
            """;

    private Axe() {}

    /** What axe-core objects to, with the first places of each. */
    @SuppressWarnings("unchecked")
    static List<String> violations(ChromeDriver browser) {
        browser.executeScript(script());
        return (List<String>) Objects.requireNonNull(browser.executeAsyncScript(RUN));
    }

    private static String script() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
