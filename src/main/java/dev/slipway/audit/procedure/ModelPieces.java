package dev.slipway.audit.procedure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** The elements of a BPMN model; how it is drawn does not count. */
final class ModelPieces {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    /** Sequence flows say the same. */
    private static final Set<String> REPEATED = Set.of("incoming", "outgoing");

    private ModelPieces() {}

    static List<Piece> of(byte[] content) {
        return Xml.all(Xml.root(content))
                .filter(element -> BPMN.equals(element.getNamespaceURI()))
                .filter(element -> element.hasAttribute("id") && !"definitions".equals(element.getLocalName()))
                .map(ModelPieces::piece)
                .toList();
    }

    private static Piece piece(Element element) {
        Map<String, String> says = new TreeMap<>();
        Xml.attributes(element).forEach((name, value) -> says.put(Pieces.inWords(name), value));
        says.remove("name");
        describe(element, "", says);
        return new Piece(
                element.getAttribute("id"),
                Pieces.inWords(element.getLocalName()),
                Pieces.oneLine(element.getAttribute("name")),
                says);
    }

    /** What stands below the element and has no id of its own. */
    private static void describe(Element element, String path, Map<String, String> says) {
        for (Element child : Xml.children(element)) {
            boolean own = BPMN.equals(child.getNamespaceURI()) && child.hasAttribute("id");
            if (!own && !REPEATED.contains(child.getLocalName())) {
                tell(child, path, says);
            }
        }
    }

    private static void tell(Element child, String path, Map<String, String> says) {
        Map<String, String> attributes = Xml.attributes(child);
        String name = path + Pieces.inWords(child.getLocalName()) + qualified(attributes);
        String value = attributes.containsKey("value") ? attributes.get("value") : Xml.text(child);
        if (!value.isEmpty()) {
            says.merge(name, value, (one, other) -> one + " · " + other);
        }
        attributes.forEach((key, text) -> {
            if (!Set.of("name", "value").contains(key)) {
                says.merge(name + " " + Pieces.inWords(key), text, (one, other) -> one + " · " + other);
            }
        });
        boolean wrapper =
                Set.of("extensionElements", "properties", "inputOutput").contains(child.getLocalName());
        describe(child, wrapper ? path : name + ", ", says);
    }

    private static String qualified(Map<String, String> attributes) {
        return attributes.containsKey("name") ? " '" + attributes.get("name") + "'" : "";
    }
}
