package dev.slipway.worm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps bytes under names, each once and for as long as was asked. Whatever is not known for certain counts as not done:
 * every call may be repeated.
 */
public interface WormStore {

    /** Where the bytes are kept, in words for people and without secrets. */
    String place();

    /**
     * Keeps the bytes under a name that nothing stands under yet; the same bytes again change nothing.
     *
     * @throws WormConflict when other bytes stand there
     * @throws NotWriteOnce when they are stored, and without the lock that was asked for
     * @throws WormUnavailable when it is not known whether they are stored
     */
    void put(String name, byte[] bytes);

    /**
     * The bytes that were stored first under this name, even where somebody hid them since.
     *
     * @throws WormConflict when other bytes were put over them later
     */
    Optional<byte[]> get(String name);

    /** Names that begin with the prefix and come behind {@code after}, in the order of their characters. */
    List<String> names(String prefix, String after);

    /** Makes sure that the bytes are kept until then; never shortens. */
    void keepUntil(String name, Instant until);

    /** Stores something for a day and tries to take it away again. */
    WriteOnce proof();
}
