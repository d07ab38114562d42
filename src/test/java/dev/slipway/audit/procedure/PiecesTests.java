package dev.slipway.audit.procedure;

import static dev.slipway.audit.procedure.ProcedureDesk.FORM;
import static dev.slipway.audit.procedure.ProcedureDesk.TABLE;
import static dev.slipway.audit.procedure.ProcedureDesk.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.process.history.DeployedFile.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said about the difference of two versions of a file. */
class PiecesTests {

    private static final String MODEL = "processes/plan-deployment.bpmn";

    @Test
    void anotherRoleAndAnotherPropertyOfATaskAreNamed() {
        List<Change> changes = changes(
                Kind.MODEL,
                MODEL,
                "camunda:candidateGroups=\"risk-manager\"",
                "camunda:candidateGroups=\"qa-lead\"",
                "value=\"QMS-005, ISO42001-A.6.2.5, AIA-9\"",
                "value=\"QMS-005\"");
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.what() + " " + change.kind() + " " + change.name() + " " + change.id())
                    .isEqualTo("changed user task Assess deployment risks Activity_AssessDeploymentRisks");
            assertThat(change.fields())
                    .containsExactly(
                            new Change.Field("candidate groups", "risk-manager", "qa-lead"),
                            new Change.Field("property 'controls'", "QMS-005, ISO42001-A.6.2.5, AIA-9", "QMS-005"));
        });
    }

    @Test
    void whatComesAndWhatGoesIsNamed() {
        String flow = "    <bpmn:endEvent id=\"Event_New\" name=\"Something new\" />\n  </bpmn:process>";
        assertThat(changes(Kind.MODEL, MODEL, "  </bpmn:process>", flow))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.what()).isEqualTo("added");
                    assertThat(change.kind()).isEqualTo("end event");
                });
        List<Change> back = Change.between(
                pieces(Kind.MODEL, text(MODEL).replace("  </bpmn:process>", flow)), pieces(Kind.MODEL, text(MODEL)));
        assertThat(back).extracting(Change::what).containsExactly("removed");
    }

    @Test
    void aModelThatIsOnlyDrawnOtherwiseIsTheSame() {
        assertThat(changes(Kind.MODEL, MODEL, "<dc:Bounds x=\"", "<dc:Bounds x=\"1"))
                .isEmpty();
    }

    @Test
    void aRuleIsToldCellByCellUnderTheTitlesOfItsColumns() {
        assertThat(changes(Kind.TABLE, TABLE, "\"GREEN\"", "\"BLUE\""))
                .isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(change.kind()).isIn("rule", "output");
                    assertThat(change.fields())
                            .allSatisfy(field -> assertThat(field.after()).contains("BLUE"));
                });
    }

    @Test
    void anotherLabelOfAFormIsNamed() {
        assertThat(changes(Kind.FORM, FORM, "\"label\": \"", "\"label\": \"Now: "))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.fields())
                        .allSatisfy(field -> assertThat(field.after()).contains("Now: ")));
    }

    /** Whatever is in use can be taken apart, and each part has a name of its own. */
    @Test
    void everyFileOfTheProcedureIsUnderstood() throws IOException {
        for (String folder : List.of("processes", "forms")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.filter(file -> !file.toString().endsWith(".yaml")).forEach(PiecesTests::understood);
            }
        }
    }

    private static void understood(Path file) {
        String name = file.toString();
        Kind kind = name.endsWith(".bpmn") ? Kind.MODEL : name.endsWith(".dmn") ? Kind.TABLE : Kind.FORM;
        List<Piece> pieces = pieces(kind, text(name));
        assertThat(pieces).as(name).hasSizeGreaterThan(1);
        assertThat(pieces.stream().map(Piece::id))
                .as(name)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void aModelThatNamesFilesOutsideOfItIsNotFollowed() {
        String bomb = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
        assertThatThrownBy(() -> pieces(Kind.MODEL, bomb))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not plain XML");
    }

    private static List<Change> changes(Kind kind, String file, String... replaced) {
        String after = text(file);
        for (int at = 0; at < replaced.length; at += 2) {
            assertThat(after).contains(replaced[at]);
            after = after.replace(replaced[at], replaced[at + 1]);
        }
        return Change.between(pieces(kind, text(file)), pieces(kind, after));
    }

    private static List<Piece> pieces(Kind kind, String content) {
        return Pieces.of(kind, content.getBytes(StandardCharsets.UTF_8));
    }
}
