package dev.slipway.ledger;

import dev.slipway.worm.WormStore;
import dev.slipway.worm.WormUnavailable;
import dev.slipway.worm.WriteOnce;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store whose writer comes to its end after so many writes. */
final class Crashing implements WormStore {

    private final WormStore store;
    private int left;

    Crashing(WormStore store, int writes) {
        this.store = store;
        this.left = writes;
    }

    @Override
    public String place() {
        return store.place();
    }

    @Override
    public void put(String name, byte[] bytes) {
        if (left-- <= 0) {
            throw new WormUnavailable(place(), "crashed", null);
        }
        store.put(name, bytes);
    }

    @Override
    public Optional<byte[]> get(String name) {
        return store.get(name);
    }

    @Override
    public List<String> names(String prefix, String after) {
        return store.names(prefix, after);
    }

    @Override
    public void keepUntil(String name, Instant until) {
        store.keepUntil(name, until);
    }

    @Override
    public WriteOnce proof() {
        return store.proof();
    }
}
