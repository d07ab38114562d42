package dev.slipway.audit.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.audit.drawing.DiagramDrawing.Walk;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Every model of the procedure becomes a whole picture, in which what was walked is seen without colours. */
class DiagramDrawingTests {

    private static final Path CANARY = Path.of("processes", "canary-rollout.bpmn");

    static Stream<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelIsDrawnWhole(Path file) throws Exception {
        String xml = Files.readString(file);
        DrawnModel model = DrawnModel.read(xml);

        Document picture = parse(DiagramDrawing.svg(xml, Walk.none()));

        assertThat(picture.getElementsByTagName("polyline").getLength())
                .isEqualTo(model.arrows().size())
                .isEqualTo(count(xml, "<bpmn:sequenceFlow "));
        String words = picture.getDocumentElement().getTextContent().replaceAll("\\s+", "");
        assertThat(model.shapes())
                .isNotEmpty()
                .allSatisfy(shape -> assertThat(words).contains(shape.name().replaceAll("\\s+", "")));
    }

    @Test
    void everythingStandsInsideOfThePicture() throws Exception {
        Element svg =
                parse(DiagramDrawing.svg(Files.readString(CANARY), Walk.none())).getDocumentElement();
        List<Double> box = Stream.of(svg.getAttribute("viewBox").split(" "))
                .map(Double::parseDouble)
                .toList();
        NodeList texts = svg.getElementsByTagName("tspan");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            assertThat(Double.parseDouble(text.getAttribute("x"))).isBetween(box.get(0), box.get(0) + box.get(2));
            assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(box.get(1), box.get(1) + box.get(3));
        }
    }

    @Test
    void whatWasWalkedIsSaidAndCounted() throws IOException {
        Walk walk = new Walk(Map.of("Activity_ChooseStep", 3), Map.of("Activity_ChooseStep", 1), Set.of());

        String picture = DiagramDrawing.svg(Files.readString(CANARY), walk);

        assertThat(picture)
                .contains("<desc>Walked: Choose step (3).</desc>", ">×3</text>", ">● 1</text>")
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=");
        assertThat(DiagramDrawing.svg(Files.readString(CANARY), Walk.none()))
                .contains("nothing of it was walked")
                .doesNotContain("×", "●");
    }

    @Test
    void walkedArrowsAreThicker() throws IOException {
        String xml = Files.readString(CANARY);
        String flow = DrawnModel.read(xml).arrows().get(0).id();

        assertThat(DiagramDrawing.svg(xml, new Walk(Map.of(), Map.of(), Set.of(flow))))
                .containsOnlyOnce("stroke-width=\"2.8\"");
        assertThat(DiagramDrawing.svg(xml, Walk.none())).doesNotContain("stroke-width=\"2.8\"");
    }

    @Test
    void aNameOfAModelIsTextAndNothingElse() throws Exception {
        String hostile = "&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x";
        String xml = Files.readString(CANARY).replace("name=\"Choose step\"", "name=\"" + hostile + "\"");

        Document picture =
                parse(DiagramDrawing.svg(xml, new Walk(Map.of("Activity_ChooseStep", 1), Map.of(), Set.of())));

        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .contains("<script>alert(1)</script>\" onload=\"x");
    }

    @Test
    void whatIsNoModelIsRefused() {
        assertThatThrownBy(() -> DiagramDrawing.svg("<svg", Walk.none())).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> DiagramDrawing.svg("<a/>", Walk.none())).hasMessageContaining("has no diagram");
        assertThatThrownBy(() -> DiagramDrawing.svg(
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", Walk.none()))
                .hasMessageContaining("cannot be read");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
