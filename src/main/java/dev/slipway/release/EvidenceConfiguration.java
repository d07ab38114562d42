package dev.slipway.release;

import dev.slipway.evidence.BucketEvidenceStore;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.worm.PlaceRules;
import dev.slipway.worm.S3Place;
import dev.slipway.worm.S3Store;
import dev.slipway.worm.UnfitPlace;
import dev.slipway.worm.WriteOnce;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evidence lies below the data folder, or in a bucket that was seen to keep what it locks. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceConfiguration.class);

    @Bean
    EvidenceArchive evidenceStore(
            EvidenceProperties properties, @Value("${slipway.data:./data}") Path data, Clock clock) {
        return switch (properties.way()) {
            case FOLDER -> new FolderEvidenceStore(data.resolve("evidence"));
            case S3 -> new BucketEvidenceStore(proven(properties, clock), data.resolve("uploads"));
        };
    }

    private static S3Store proven(EvidenceProperties properties, Clock clock) {
        S3Store bucket = new S3Store(place(properties), properties.retention(), clock);
        WriteOnce proof = bucket.proof();
        if (!proof.proven()) {
            throw new UnfitEvidenceStore(
                    "Evidence cannot be kept in " + bucket.place()
                            + ": the store must prove at start that nobody can take away what it locks; found: "
                            + proof.reason() + ".",
                    "See that the bucket can be reached and has versioning and Object Lock switched on, or set"
                            + " slipway.evidence.way=folder, and start again.");
        }
        LOG.info("Evidence is kept in {}: {}.", bucket.place(), proof.reason());
        return bucket;
    }

    private static S3Place place(EvidenceProperties properties) {
        try {
            PlaceRules.requireRetention(properties.retention());
            return S3Place.of(
                    properties.address(),
                    properties.region(),
                    properties.bucket(),
                    properties.prefix(),
                    properties.accessKey(),
                    properties.secretKey());
        } catch (UnfitPlace unfit) {
            throw new UnfitEvidenceStore(
                    "slipway.evidence." + unfit.getMessage(),
                    "Correct it, or set slipway.evidence.way=folder, and start again.");
        }
    }
}
