package dev.slipway.supplychain;

import java.io.InputStream;

/** What a document may refer to by its digest, where it is too large to stand in the document itself. */
interface Attachments {

    /** For documents that come alone. */
    Attachments NONE = digest -> {
        throw new Sbom.Unreadable("must stand in the document itself; it refers to an attachment " + digest + ".");
    };

    /**
     * The bytes, to be closed by the caller.
     *
     * @throws Sbom.Unreadable when there is no such attachment
     */
    InputStream open(String digest);
}
