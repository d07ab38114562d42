package dev.slipway.process.mirror;

import java.time.Period;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One mirror of the ledger.
 *
 * @param way what kind of store it is
 * @param address path of the folder, address of Azure's account, or of an S3 store that is not Amazon's own
 * @param bucket name of the bucket or container
 * @param prefix begins the name of everything in the bucket
 * @param region where Amazon keeps the bucket
 * @param accessKey who writes, with Azure the account; empty takes what the environment of the process gives to S3
 * @param secretKey proves it
 * @param retention how long everything is locked when it is written
 * @param required whether the gate and the closing of a release depend on it
 */
record MirrorSettings(
        Way way,
        @DefaultValue("") String address,
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("P11Y") Period retention,
        @DefaultValue("false") boolean required) {

    /** The kinds of store. */
    enum Way {
        FOLDER,
        S3,
        AZURE
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "MirrorSettings[way=" + way + ", address=" + address + ", bucket=" + bucket + ", prefix=" + prefix
                + ", required=" + required + "]";
    }
}
