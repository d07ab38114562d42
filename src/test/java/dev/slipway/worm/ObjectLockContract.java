package dev.slipway.worm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a store with Object Lock does, asked of a double and of a real one alike, so that the double is none of a wish. */
abstract class ObjectLockContract {

    private static final int DONE = 200;
    private static final int DONE_IN_SILENCE = 204;
    private static final int DENIED = 403;

    private final Instant until = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    private final String bucket = "lock-" + UUID.randomUUID();
    private S3Client s3;
    private String first;

    /** Where the store is; the bucket is made by the test. */
    abstract S3Place place(String bucket);

    @BeforeEach
    void aBucketWithALockedObject() {
        s3 = place(bucket).client(Duration.ofSeconds(20));
        s3.createBucket(request -> request.bucket(bucket).objectLockEnabledForBucket(true));
        first = put("k", "one");
    }

    @Test
    void theStoreIsProven() {
        WormStore store = new S3Store(place(bucket), Period.ofYears(11), Clock.systemUTC());
        assertThat(store.proof()).returns(WriteOnce.State.PROVEN, WriteOnce::state);
        store.put("tile/0/000", bytes("a"));
        store.put("tile/0/000", bytes("a"));
        assertThat(store.get("tile/0/000")).hasValue(bytes("a"));
        store.keepUntil("tile/0/000", Instant.now().plus(Duration.ofDays(5000)));
        s3.deleteObject(request -> request.bucket(bucket).key("tile/0/000"));
        assertThat(store.get("tile/0/000")).hasValue(bytes("a"));
        assertThat(store.names("tile/", "")).containsExactly("tile/0/000");
    }

    @Test
    void aLockThatWasAskedForIsKept() {
        var head = s3.headObject(request -> request.bucket(bucket).key("k"));
        assertThat(head.objectLockMode()).isEqualTo(ObjectLockMode.COMPLIANCE);
        assertThat(head.objectLockRetainUntilDate()).isEqualTo(until);
        assertThat(s3.getObjectRetention(
                                request -> request.bucket(bucket).key("k").versionId(first))
                        .retention()
                        .mode())
                .isEqualTo(ObjectLockRetentionMode.COMPLIANCE);
    }

    @Test
    void aLockedVersionCannotBeDeletedInAnyWay() {
        assertThat(delete(first, false)).isEqualTo(DENIED);
        assertThat(delete(first, true)).isEqualTo(DENIED);
        var several = s3.deleteObjects(request -> request.bucket(bucket)
                .delete(objects -> objects.objects(object -> object.key("k").versionId(first))));
        assertThat(several.deleted()).isEmpty();
        assertThat(several.errors()).hasSize(1);
        assertThat(read(first)).isEqualTo("one");
    }

    @Test
    void aLockIsExtendedAndNeitherShortenedNorWeakened() {
        assertThat(retain(ObjectLockRetentionMode.COMPLIANCE, Instant.now().plusSeconds(5)))
                .isEqualTo(DENIED);
        assertThat(retain(ObjectLockRetentionMode.GOVERNANCE, until)).isEqualTo(DENIED);
        assertThat(retain(ObjectLockRetentionMode.COMPLIANCE, until.plus(Duration.ofDays(1))))
                .isEqualTo(DONE);
    }

    @Test
    void aLaterVersionAndAMarkOfDeletionHideTheFirstOnly() {
        String second = put("k", "two");
        assertThat(second).isNotEqualTo(first);
        assertThat(read(first)).isEqualTo("one");
        s3.deleteObject(request -> request.bucket(bucket).key("k"));
        assertThat(status(() -> s3.getObjectAsBytes(
                                request -> request.bucket(bucket).key("k"))
                        .response()
                        .sdkHttpResponse()
                        .statusCode()))
                .isEqualTo(404);
        assertThat(read(first)).isEqualTo("one");
        var listed = s3.listObjectVersions(request -> request.bucket(bucket));
        assertThat(listed.versions()).hasSize(2);
        assertThat(listed.deleteMarkers()).hasSize(1);
    }

    @Test
    void aDefaultOfTheBucketLocksWhatAsksForNothing() {
        s3.putObjectLockConfiguration(request -> request.bucket(bucket)
                .objectLockConfiguration(lock -> lock.objectLockEnabled(ObjectLockEnabled.ENABLED)
                        .rule(rule ->
                                rule.defaultRetention(standard -> standard.mode(ObjectLockRetentionMode.COMPLIANCE)
                                        .days(1)))));
        s3.putObject(request -> request.bucket(bucket).key("free"), RequestBody.fromString("x"));
        assertThat(s3.headObject(request -> request.bucket(bucket).key("free")).objectLockMode())
                .isEqualTo(ObjectLockMode.COMPLIANCE);
    }

    @Test
    void aLegalHoldKeepsWhatHasNoDate() {
        String free = s3.putObject(request -> request.bucket(bucket).key("k"), RequestBody.fromString("free"))
                .versionId();
        s3.putObjectLegalHold(request -> request.bucket(bucket)
                .key("k")
                .versionId(free)
                .legalHold(hold -> hold.status(ObjectLockLegalHoldStatus.ON)));
        assertThat(delete(free, false)).isEqualTo(DENIED);
        s3.putObjectLegalHold(request -> request.bucket(bucket)
                .key("k")
                .versionId(free)
                .legalHold(hold -> hold.status(ObjectLockLegalHoldStatus.OFF)));
        assertThat(delete(free, false)).isEqualTo(DONE_IN_SILENCE);
    }

    @Test
    void versionsCannotBeSwitchedOff() {
        assertThat(status(() -> s3.putBucketVersioning(request -> request.bucket(bucket)
                                .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.SUSPENDED)))
                        .sdkHttpResponse()
                        .statusCode()))
                .isEqualTo(409);
    }

    private String put(String key, String text) {
        return s3.putObject(
                        request -> request.bucket(bucket)
                                .key(key)
                                .contentMD5(Content.of(bytes(text)).md5())
                                .objectLockMode(ObjectLockMode.COMPLIANCE)
                                .objectLockRetainUntilDate(until),
                        RequestBody.fromString(text))
                .versionId();
    }

    private String read(String version) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key("k").versionId(version))
                .asUtf8String();
    }

    private int delete(String version, boolean bypassing) {
        return status(() -> s3.deleteObject(request -> {
                    request.bucket(bucket).key("k").versionId(version);
                    if (bypassing) {
                        request.bypassGovernanceRetention(true);
                    }
                })
                .sdkHttpResponse()
                .statusCode());
    }

    private int retain(ObjectLockRetentionMode mode, Instant to) {
        return status(() -> s3.putObjectRetention(request -> request.bucket(bucket)
                        .key("k")
                        .versionId(first)
                        .retention(lock -> lock.mode(mode).retainUntilDate(to)))
                .sdkHttpResponse()
                .statusCode());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int status(Callable<Integer> attempt) {
        try {
            return attempt.call();
        } catch (S3Exception e) {
            return e.statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
