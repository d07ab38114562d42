package dev.slipway.release;

import dev.slipway.evidence.BucketEvidenceStore;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceMove;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.worm.PlaceRules;
import dev.slipway.worm.S3Place;
import dev.slipway.worm.S3Store;
import dev.slipway.worm.UnfitPlace;
import dev.slipway.worm.WriteOnce;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Evidence lies below the data folder, or in a bucket that was seen to keep what it locks. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceConfiguration.class);
    private static final int NAMED = 5;

    @Bean
    EvidenceArchive evidenceStore(
            EvidenceProperties properties, @Value("${slipway.data:./data}") Path data, Clock clock) {
        return switch (properties.way()) {
            case FOLDER -> folder(data);
            case S3 -> complete(bucket(properties, data, clock), data);
        };
    }

    /** From the data folder into the bucket. */
    static EvidenceMove move(EvidenceProperties properties, Path data, Clock clock) {
        return new EvidenceMove(folder(data), bucket(properties, data, clock));
    }

    private static FolderEvidenceStore folder(Path data) {
        return new FolderEvidenceStore(data.resolve("evidence"));
    }

    private static BucketEvidenceStore bucket(EvidenceProperties properties, Path data, Clock clock) {
        return new BucketEvidenceStore(proven(properties, clock), data.resolve("uploads"));
    }

    /** What was kept in the folder before the bucket was chosen would be missing from every release that needs it. */
    private static EvidenceArchive complete(EvidenceArchive bucket, Path data) {
        List<String> lacking = new EvidenceMove(folder(data), bucket).lacking();
        if (!lacking.isEmpty()) {
            throw new UnfitEvidenceStore(
                    "The folder " + data.resolve("evidence").toAbsolutePath().normalize()
                            + " holds evidence that the bucket does not have: "
                            + lacking.stream().limit(NAMED).collect(Collectors.joining(", "))
                            + (lacking.size() > NAMED ? " and " + (lacking.size() - NAMED) + " more" : "") + ".",
                    "Move it with 'java -jar slipway.jar move-evidence' and the settings of the application, or move"
                            + " the folder away if it does not count, and start again.");
        }
        return bucket;
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
