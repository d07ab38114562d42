package dev.slipway.audit.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.audit.drawing.DiagramDrawing.Walk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The record on paper: pages with text that can be searched, each model on one, and the same bytes each time. */
class PaperRecordTests {

    private static final Instant THEN = Instant.parse("2026-11-21T08:00:00Z");
    private static final String HTML =
            "<html><head><title>r</title><style>body { font-family: 'Liberation Sans' }</style></head><body><p>Größe, Ω and 中文</p></body></html>";

    @Test
    void everyModelHasAPageOnWhichItsNamesAreRead() throws IOException {
        List<Path> models;
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            models = files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
        byte[] pdf = pdf(models);

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1 + models.size());
            String words = new PDFTextStripper().getText(document);
            assertThat(words).contains("Größe, Ω and", "canary-rollout.bpmn", "Choose step", "×3", "All approved?");
        }
    }

    @Test
    void theSameRecordGivesTheSameBytes() throws IOException {
        List<Path> one = List.of(Path.of("processes", "canary-rollout.bpmn"));

        assertThat(pdf(one)).isEqualTo(pdf(one));
    }

    private static byte[] pdf(List<Path> models) throws IOException {
        return PaperRecord.pdf(
                HTML,
                pages -> models.forEach(model -> {
                    try {
                        pages.add(
                                String.valueOf(model.getFileName()),
                                Files.readString(model),
                                new Walk(Map.of("Activity_ChooseStep", 3), Map.of("Activity_ChooseStep", 1), Set.of()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                THEN);
    }
}
