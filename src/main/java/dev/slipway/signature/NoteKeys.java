package dev.slipway.signature;

import java.time.Instant;
import java.util.List;

/** Where the keys that sign notes live: the newest signs, the others are kept so that what they signed is still known. */
public interface NoteKeys {

    /** Whether there is a key that can sign. */
    boolean exists();

    /**
     * Makes a new key that signs from now on.
     *
     * @throws IllegalStateException when the place does not take it
     */
    void addKey(Instant now);

    /**
     * Every key under this name, oldest first.
     *
     * @throws IllegalStateException when the place cannot be read
     */
    List<NoteSigner> signers(String name);
}
