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

    /**
     * As settings describe it.
     *
     * @throws UnfitPlace when one of them cannot be
     */
    public static AzurePlace of(String address, String container, String prefix, String account, String key) {
        PlaceRules.requireBucket(container, prefix);
        URI of = PlaceRules.address(address);
        if (of == null) {
            throw new UnfitPlace("address", "that of the account, https://ACCOUNT.blob.core.windows.net", "");
        }
        PlaceRules.requireAccount(account, key);
        return new AzurePlace(of, container, prefix, account, key);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "the container " + container + (prefix.isEmpty() ? "" : "/" + prefix) + " at " + address;
    }
}
