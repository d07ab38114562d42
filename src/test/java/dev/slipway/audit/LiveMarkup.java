package dev.slipway.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;

/** Finds in a page what a browser would run, load from elsewhere or be styled by, and that no template of ours has. */
public final class LiveMarkup extends AbstractSimpleMarkupHandler {

    private static final Set<String> NEVER =
            Set.of("iframe", "object", "embed", "style", "math", "base", "mglyph", "b", "frame");
    private static final Set<String> NOT_IN_CONTENT = Set.of("svg", "meta", "form", "template");
    private static final Pattern OURS = Pattern.compile("/(assets|webjars)/.*");
    private static final Pattern ELSEWHERE = Pattern.compile("(?is)\\s*(//|\\\\|javascript|data|vbscript|x$).*");
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "action", "formaction", "srcset", "xlink:href", "data-model");

    private final boolean content;
    private final List<String> found = new ArrayList<>();

    private LiveMarkup(boolean content) {
        this.content = content;
    }

    /** In a whole page, with its head and its forms. */
    public static List<String> in(String html) {
        return look(html, false);
    }

    /** In what a page only tells, which asks nothing and draws nothing. */
    public static List<String> inContent(String html) {
        return look(html, true);
    }

    private static List<String> look(String html, boolean content) {
        LiveMarkup handler = new LiveMarkup(content);
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
        String element = name.toLowerCase(Locale.ROOT);
        boolean foreign = element.equals("script")
                && !OURS.matcher(all.getOrDefault("src", "")).matches();
        if (foreign || NEVER.contains(element) || content && NOT_IN_CONTENT.contains(element)) {
            found.add("<" + name + " " + all + ">");
        }
        all.forEach((attribute, value) -> look(name, attribute.toLowerCase(Locale.ROOT), value == null ? "" : value));
    }

    private void look(String name, String attribute, String value) {
        boolean elsewhere =
                ADDRESSES.contains(attribute) && ELSEWHERE.matcher(value).matches();
        if (attribute.startsWith("on") || Set.of("style", "srcdoc", "typed").contains(attribute) || elsewhere) {
            found.add("<" + name + " " + attribute + "=" + value + ">");
        }
    }
}
