package dev.slipway.worm;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Tries a bucket's lock on an object of its own, locked for a day: stores that only pretend are known, and answer well to
 * everything that nobody should be able to do.
 */
final class S3Canary {

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int FORBIDDEN = 403;
    private static final Duration LOCK = Duration.ofDays(1);

    private final S3Client client;
    private final S3Place place;
    private final String key;
    private final Instant until;
    private final byte[] bytes;

    S3Canary(S3Client client, S3Place place, Clock clock) {
        this.client = client;
        this.place = place;
        this.key = place.prefix() + "canary/" + UUID.randomUUID();
        this.until = clock.instant().plus(LOCK);
        this.bytes = key.getBytes(StandardCharsets.UTF_8);
    }

    WriteOnce proof() {
        try {
            String version = client.putObject(
                            request -> request.bucket(place.bucket())
                                    .key(key)
                                    .contentMD5(Content.of(bytes).md5())
                                    .objectLockMode(ObjectLockMode.COMPLIANCE)
                                    .objectLockRetainUntilDate(until),
                            RequestBody.fromBytes(bytes))
                    .versionId();
            return proof(version);
        } catch (S3Exception e) {
            String found = "a locked object was answered with " + e.statusCode();
            return e.statusCode() >= CLIENT_ERROR && e.statusCode() < SERVER_ERROR && e.statusCode() != FORBIDDEN
                    ? WriteOnce.refuted(found + "; the bucket must have object lock switched on")
                    : WriteOnce.unknown(found);
        } catch (SdkException e) {
            return WriteOnce.unknown(String.valueOf(e.getMessage()));
        }
    }

    private WriteOnce proof(@Nullable String version) {
        if (version == null) {
            return WriteOnce.refuted("it keeps no versions, so that a later object replaces the one before");
        }
        HeadObjectResponse head = client.headObject(
                request -> request.bucket(place.bucket()).key(key).versionId(version));
        if (head.objectLockMode() != ObjectLockMode.COMPLIANCE || head.objectLockRetainUntilDate() == null) {
            return WriteOnce.refuted("it took a lock and dropped it in silence");
        }
        return allowed(version)
                .map(done -> WriteOnce.refuted("a locked object could be " + done))
                .orElseGet(() -> stillThere(version));
    }

    /** The first thing that was let through. */
    private Optional<String> allowed(String version) {
        Instant sooner = until.minus(LOCK.dividedBy(2));
        if (passes(() -> retain(version, ObjectLockRetentionMode.COMPLIANCE, sooner))) {
            return Optional.of("released sooner");
        }
        if (passes(() -> retain(version, ObjectLockRetentionMode.GOVERNANCE, until))) {
            return Optional.of("moved to the weaker mode");
        }
        if (passes(() -> delete(version, true))) {
            return Optional.of("deleted by who may lift the weaker mode");
        }
        return passes(() -> delete(version, false)) ? Optional.of("deleted") : Optional.empty();
    }

    private WriteOnce stillThere(String version) {
        ResponseBytes<GetObjectResponse> found = client.getObjectAsBytes(
                request -> request.bucket(place.bucket()).key(key).versionId(version));
        Instant kept = found.response().objectLockRetainUntilDate();
        boolean locked = found.response().objectLockMode() == ObjectLockMode.COMPLIANCE
                && kept != null
                && !kept.isBefore(until.minusSeconds(1));
        return locked && Arrays.equals(found.asByteArray(), bytes)
                ? WriteOnce.proven("it refused to delete a locked object, to release it sooner and to weaken its lock")
                : WriteOnce.refuted("it refused to change a locked object, and changed it");
    }

    private void retain(String version, ObjectLockRetentionMode mode, Instant to) {
        client.putObjectRetention(request -> request.bucket(place.bucket())
                .key(key)
                .versionId(version)
                .retention(lock -> lock.mode(mode).retainUntilDate(to)));
    }

    private void delete(String version, boolean bypassing) {
        client.deleteObject(request -> {
            request.bucket(place.bucket()).key(key).versionId(version);
            if (bypassing) {
                request.bypassGovernanceRetention(true);
            }
        });
    }

    /** Only a refusal says no; anything else leaves the answer open, and ends the trial. */
    private static boolean passes(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() >= SERVER_ERROR) {
                throw e;
            }
            return false;
        }
    }
}
