package dev.slipway.worm;

import java.io.IOException;
import java.io.InputStream;

/**
 * Something that is being read, to be closed by the reader.
 *
 * @param mediaType as it was given when it was stored
 */
public record Opened(InputStream stream, String mediaType) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
