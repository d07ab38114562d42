package dev.slipway.registry;

import java.io.ByteArrayOutputStream;

/** An answer that is kept, up to a size. */
final class BoundedBytes {

    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    BoundedBytes(int most) {
        this.most = most;
    }

    void add(byte[] chunk) {
        if (kept.size() + chunk.length > most) {
            throw new RegistryRefused("The model registry answers more than " + most
                    + " bytes. See that slipway.model-registry.url names an MLflow server.");
        }
        kept.writeBytes(chunk);
    }

    byte[] bytes() {
        return kept.toByteArray();
    }
}
