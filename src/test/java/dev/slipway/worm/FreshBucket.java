package dev.slipway.worm;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** An object store for the tests of a class, honest and with one empty bucket before each of them. */
public final class FreshBucket implements BeforeAllCallback, BeforeEachCallback {

    private final String bucket;
    private final S3Double store;

    public FreshBucket(String bucket) {
        this.bucket = bucket;
        try {
            store = new S3Double();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public S3Double store() {
        return store;
    }

    /** The class that registered it closes it, and no nested one. */
    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(Namespace.create(FreshBucket.class))
                .getOrComputeIfAbsent(this, key -> (CloseableResource) store::close);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        store.afresh(bucket);
    }
}
