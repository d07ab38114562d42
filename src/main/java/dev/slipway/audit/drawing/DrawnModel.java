package dev.slipway.audit.drawing;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What the diagram of a BPMN model shows, and where.
 *
 * @param name of the process
 * @param shapes in the order of the diagram, so that what lies inside of another comes after it
 */
record DrawnModel(String name, List<Shape> shapes, List<Arrow> arrows) {

    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String PICTURE = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String GRAPHICS = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String LINES = "http://www.omg.org/spec/DD/20100524/DI";

    /** A rectangle in the units of the diagram, which are pixels. */
    record Box(double x, double y, double width, double height) {

        double right() {
            return x + width;
        }

        double bottom() {
            return y + height;
        }
    }

    record Point(double x, double y) {}

    /**
     * One element.
     *
     * @param kind name of the element in BPMN, such as {@code userTask}
     * @param event which definition an event has, such as {@code timerEventDefinition}; empty for none
     * @param parallel whether it is there several times at once
     * @param label where its name stands, null where that is inside or below
     */
    record Shape(
            String id,
            String kind,
            String name,
            String event,
            boolean parallel,
            Box box,
            @Nullable Box label) {}

    /**
     * One sequence flow.
     *
     * @param byDefault taken when no other is
     */
    record Arrow(
            String id,
            String name,
            boolean byDefault,
            List<Point> points,
            @Nullable Box label) {}

    /** @throws IllegalArgumentException when the text is no BPMN model */
    static DrawnModel read(String xml) {
        Document document = parse(xml);
        Map<String, Element> elements = byId(document);
        NodeList processes = document.getElementsByTagNameNS(MODEL, "process");
        String name = processes.getLength() == 0 ? "" : ((Element) processes.item(0)).getAttribute("name");
        List<Shape> shapes = new ArrayList<>();
        for (Element drawn : all(document.getElementsByTagNameNS(PICTURE, "BPMNShape"))) {
            Element element = elements.get(drawn.getAttribute("bpmnElement"));
            if (element != null) {
                shapes.add(shape(drawn, element));
            }
        }
        List<Arrow> arrows = new ArrayList<>();
        for (Element drawn : all(document.getElementsByTagNameNS(PICTURE, "BPMNEdge"))) {
            Element element = elements.get(drawn.getAttribute("bpmnElement"));
            if (element != null) {
                arrows.add(arrow(drawn, element, elements));
            }
        }
        return new DrawnModel(name, List.copyOf(shapes), List.copyOf(arrows));
    }

    private static Shape shape(Element drawn, Element element) {
        String event = children(element).stream()
                .map(Node::getLocalName)
                .filter(child -> child.endsWith("EventDefinition"))
                .findFirst()
                .orElse("");
        boolean parallel = children(element).stream()
                .anyMatch(child -> child.getLocalName().equals("multiInstanceLoopCharacteristics"));
        return new Shape(
                element.getAttribute("id"),
                element.getLocalName(),
                element.getAttribute("name"),
                event,
                parallel,
                box(children(drawn)),
                label(drawn));
    }

    private static Arrow arrow(Element drawn, Element element, Map<String, Element> elements) {
        List<Point> points = children(drawn).stream()
                .filter(child -> LINES.equals(child.getNamespaceURI())
                        && child.getLocalName().equals("waypoint"))
                .map(child -> new Point(number(child, "x"), number(child, "y")))
                .toList();
        Element source = elements.get(element.getAttribute("sourceRef"));
        String id = element.getAttribute("id");
        boolean byDefault = source != null && source.getAttribute("default").equals(id);
        return new Arrow(id, element.getAttribute("name"), byDefault, points, label(drawn));
    }

    private static @Nullable Box label(Element drawn) {
        return children(drawn).stream()
                .filter(child -> child.getLocalName().equals("BPMNLabel")
                        && !children(child).isEmpty())
                .map(child -> box(children(child)))
                .findFirst()
                .orElse(null);
    }

    private static Box box(List<Element> inside) {
        Element bounds = inside.stream()
                .filter(child -> GRAPHICS.equals(child.getNamespaceURI())
                        && child.getLocalName().equals("Bounds"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A shape of the model has no place in its diagram."));
        return new Box(number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height"));
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static Map<String, Element> byId(Document document) {
        Map<String, Element> elements = new HashMap<>();
        for (Element element : all(document.getElementsByTagNameNS(MODEL, "*"))) {
            elements.put(element.getAttribute("id"), element);
        }
        return elements;
    }

    private static List<Element> children(Element parent) {
        return all(parent.getChildNodes());
    }

    private static List<Element> all(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** Models come from process owners; none of them makes this program fetch or expand anything. */
    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("The model cannot be read: " + e.getMessage(), e);
        }
    }
}
