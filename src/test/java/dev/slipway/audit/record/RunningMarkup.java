package dev.slipway.audit.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;

/** Finds in a page what a browser would run, load from elsewhere or be styled by. */
final class RunningMarkup extends AbstractSimpleMarkupHandler {

    private static final Set<String> RUNNING =
            Set.of("iframe", "object", "embed", "style", "svg", "math", "base", "meta", "form", "template");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "srcset", "data-model");

    private final List<String> found = new ArrayList<>();

    static List<String> in(String html) {
        RunningMarkup handler = new RunningMarkup();
        try {
            new SimpleMarkupParser(ParseConfiguration.htmlConfiguration()).parse(html, handler);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
        return handler.found;
    }

    @Override
    public void handleStandaloneElement(
            String name, Map<String, String> attributes, boolean minimized, int line, int column) {
        look(name, attributes);
    }

    @Override
    public void handleOpenElement(String name, Map<String, String> attributes, int line, int column) {
        look(name, attributes);
    }

    private void look(String name, Map<String, String> attributes) {
        Map<String, String> all = attributes == null ? Map.of() : attributes;
        String source = all.getOrDefault("src", "");
        boolean foreign = name.equals("script") && !source.startsWith("/assets/") && !source.startsWith("/webjars/");
        if (RUNNING.contains(name.toLowerCase(Locale.ROOT)) || foreign) {
            found.add("<" + name + " " + all + ">");
        }
        all.forEach((attribute, value) -> look(name, attribute.toLowerCase(Locale.ROOT), value == null ? "" : value));
    }

    private void look(String name, String attribute, String value) {
        boolean elsewhere = ADDRESSES.contains(attribute) && !value.matches("(/[^/\\\\].*|#.*|https://.*|/)");
        if (attribute.startsWith("on") || attribute.equals("style") || attribute.equals("srcdoc") || elsewhere) {
            found.add("<" + name + " " + attribute + "=" + value + ">");
        }
    }
}
