package dev.slipway.release;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where evidence is kept.
 *
 * @param way a folder below the data folder, or a bucket
 * @param address of an S3 store that is not Amazon's own
 * @param bucket its name; it has Object Lock
 * @param prefix begins the name of everything in the bucket
 * @param region where Amazon keeps the bucket
 * @param accessKey who writes; empty takes what the environment of the process gives
 * @param secretKey proves it
 * @param retention how long everything is locked when it is written
 */
@ConfigurationProperties("slipway.evidence")
record EvidenceProperties(
        @DefaultValue("folder") Way way,
        @DefaultValue("") String address,
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("P11Y") Period retention) {

    /** The kinds of store. */
    enum Way {
        FOLDER,
        S3
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "EvidenceProperties[way=" + way + ", address=" + address + ", bucket=" + bucket + ", prefix=" + prefix
                + "]";
    }
}
