package dev.slipway.supplychain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;

/** Walks through JSON that is too large for the memory, and looks at a few of its values in passing. */
final class JsonWalk implements AutoCloseable {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(1 << 20)
                    .maxNestingDepth(200)
                    .build())
            .build();

    private final JsonParser parser;

    JsonWalk(InputStream content) throws IOException {
        parser = JSON.createParser(content);
        parser.nextToken();
    }

    /** What is done with a field, whose value is the next to be walked through or left out. */
    interface Field {
        void visit(String name) throws IOException;
    }

    /** What is done with an element of a list. */
    interface Element {
        void visit() throws IOException;
    }

    /** Walks through an object; anything else is left out. */
    void fields(Field field) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            field.visit(name);
            parser.skipChildren();
        }
    }

    /** Walks through a list; anything else is left out. */
    void elements(Element element) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.visit();
            parser.skipChildren();
        }
    }

    /** The text that stands here; empty where none does. */
    String text() throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
    }

    /** Nothing may follow, and the last byte was read. */
    void end() throws IOException {
        if (parser.nextToken() != null) {
            throw new IOException("something follows the document");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
