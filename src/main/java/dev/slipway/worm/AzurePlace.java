package dev.slipway.worm;

import java.net.URI;

/**
 * Where a container of blobs is and who may write there.
 *
 * @param address of the account, such as {@code https://account.blob.core.windows.net}
 * @param prefix begins every name; empty or ended by a slash
 * @param key the account's, base64
 */
public record AzurePlace(URI address, String container, String prefix, String account, String key) {

    /** Without the key. */
    @Override
    public String toString() {
        return "the container " + container + (prefix.isEmpty() ? "" : "/" + prefix) + " at " + address;
    }
}
