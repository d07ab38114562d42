package dev.slipway.audit.pack;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import dev.slipway.audit.drawing.DiagramPaper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** Turns the record into PDF; the same record gives the same bytes. */
final class PaperRecord {

    /** It comes with the PDF library, so that no font of the machine is needed. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final long DOCUMENT_ID = 1;

    private PaperRecord() {}

    /**
     * @param html well-formed, and without anything from outside
     * @param pictures put behind it, a page each
     * @param at when the newest entry of the record was appended
     */
    static byte[] pdf(String html, Pictures pictures, Instant at) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withHtmlContent(html, null)
                .useFont(PaperRecord::font, "Liberation Sans")
                .useFont(PaperRecord::font, "Liberation Mono");
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.createPDFWithoutClosing();
            try (PDDocument document = renderer.getPdfDocument()) {
                pictures.add(new DiagramPaper(document, font()));
                PDDocumentInformation about = document.getDocumentInformation();
                about.setProducer("Slipway");
                about.setCreationDate(calendar(at));
                about.setModificationDate(calendar(at));
                document.setDocumentId(DOCUMENT_ID);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                document.save(out);
                return out.toByteArray();
            }
        }
    }

    /** Adds pages with diagrams. */
    interface Pictures {

        void add(DiagramPaper paper) throws IOException;
    }

    private static InputStream font() {
        InputStream font = PDDocument.class.getResourceAsStream(FONT);
        if (font == null) {
            throw new UncheckedIOException(new IOException("The font " + FONT + " is not in the PDF library."));
        }
        return font;
    }

    private static Calendar calendar(Instant at) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(at.toEpochMilli());
        return calendar;
    }
}
