package dev.slipway.worm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in a bucket with Object Lock, each locked in compliance mode when it is written. A condition on the write is
 * sent but not relied on, since some stores ignore it: the versions of the key are read before and after.
 */
public final class S3Store implements WormStore {

    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_FOUND = 404;

    private final S3Place place;
    private final S3Client client;
    private final Period retention;
    private final Clock clock;

    /** @param retention how long each object is locked when it is written */
    public S3Store(S3Place place, Period retention, Clock clock) {
        this(place, retention, clock, Duration.ofSeconds(10));
    }

    S3Store(S3Place place, Period retention, Clock clock, Duration timeout) {
        this.place = place;
        this.client = place.client(timeout);
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public String place() {
        return place.toString();
    }

    @Override
    public void put(String name, byte[] bytes) {
        String key = key(name);
        Instant until = clock.instant().atZone(ZoneOffset.UTC).plus(retention).toInstant();
        ask(() -> {
            List<ObjectVersion> versions = versions(key);
            if (versions.isEmpty()) {
                write(key, bytes, until);
                versions = versions(key);
            }
            requireKept(name, bytes, versions);
            return versions;
        });
    }

    @Override
    public Optional<byte[]> get(String name) {
        return ask(() -> {
            List<ObjectVersion> versions = versions(key(name));
            if (versions.isEmpty()) {
                return Optional.empty();
            }
            byte[] first = read(versions.get(0)).asByteArray();
            requireSame(name, first, versions);
            return Optional.of(first);
        });
    }

    /** Asks for versions, not objects: a mark of deletion hides an object, and does not take it away. */
    @Override
    public List<String> names(String prefix, String after) {
        int own = place.prefix().length();
        return ask(() -> client
                .listObjectVersionsPaginator(request -> {
                    request.bucket(place.bucket()).prefix(place.prefix() + prefix);
                    if (!after.isEmpty()) {
                        request.keyMarker(place.prefix() + after);
                    }
                })
                .versions()
                .stream()
                .map(version -> version.key().substring(own))
                .filter(name -> name.compareTo(after) > 0)
                .distinct()
                .toList());
    }

    @Override
    public void keepUntil(String name, Instant until) {
        ask(() -> {
            List<ObjectVersion> versions = versions(key(name));
            if (versions.isEmpty()) {
                throw new WormConflict(place(), name, "is gone");
            }
            versions.forEach(version -> extend(version, until));
            return versions;
        });
    }

    @Override
    public WriteOnce proof() {
        return new S3Canary(client, place, clock).proof();
    }

    private void extend(ObjectVersion version, Instant until) {
        HeadObjectResponse head = client.headObject(
                request -> request.bucket(place.bucket()).key(version.key()).versionId(version.versionId()));
        Instant kept = head.objectLockRetainUntilDate();
        if (kept == null || kept.isBefore(until)) {
            client.putObjectRetention(request -> request.bucket(place.bucket())
                    .key(version.key())
                    .versionId(version.versionId())
                    .retention(lock ->
                            lock.mode(ObjectLockRetentionMode.COMPLIANCE).retainUntilDate(until)));
        }
    }

    private void write(String key, byte[] bytes, Instant until) {
        try {
            client.putObject(
                    request -> request.bucket(place.bucket())
                            .key(key)
                            .ifNoneMatch("*")
                            .contentMD5(md5(bytes))
                            .objectLockMode(ObjectLockMode.COMPLIANCE)
                            .objectLockRetainUntilDate(until),
                    RequestBody.fromBytes(bytes));
        } catch (S3Exception e) {
            // Somebody was faster: what stands there now is compared as if it had always been there.
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
        }
    }

    private void requireKept(String name, byte[] bytes, List<ObjectVersion> versions) {
        if (versions.isEmpty()) {
            throw new WormUnavailable(place(), "'" + name + "' was taken and is not there", null);
        }
        requireSame(name, bytes, versions);
        GetObjectResponse first = read(versions.get(0)).response();
        if (first.objectLockMode() != ObjectLockMode.COMPLIANCE || first.objectLockRetainUntilDate() == null) {
            throw new NotWriteOnce(
                    place(), name, first.objectLockModeAsString() == null ? "no lock" : first.objectLockModeAsString());
        }
    }

    private void requireSame(String name, byte[] bytes, List<ObjectVersion> versions) {
        for (ObjectVersion version : versions) {
            if (!Arrays.equals(bytes, read(version).asByteArray())) {
                throw new WormConflict(
                        place(),
                        name,
                        "holds other bytes than those that belong there, in the version of " + version.lastModified());
            }
        }
    }

    private ResponseBytes<GetObjectResponse> read(ObjectVersion version) {
        return client.getObjectAsBytes(
                request -> request.bucket(place.bucket()).key(version.key()).versionId(version.versionId()));
    }

    /** Every version of the key, the oldest first. */
    private List<ObjectVersion> versions(String key) {
        var newestFirst = client.listObjectVersionsPaginator(
                        request -> request.bucket(place.bucket()).prefix(key))
                .versions();
        var own = new ArrayList<>(StreamSupport.stream(newestFirst.spliterator(), false)
                .takeWhile(version -> version.key().equals(key))
                .toList());
        Collections.reverse(own);
        return own;
    }

    private String key(String name) {
        return place.prefix() + ObjectName.require(name);
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (S3Exception e) {
            String hint = e.statusCode() == NOT_FOUND ? "; is there a bucket of that name" : "";
            throw new WormUnavailable(place(), "it answered " + e.statusCode() + hint, e);
        } catch (SdkException e) {
            throw new WormUnavailable(place(), String.valueOf(e.getMessage()), e);
        }
    }

    static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5.", e);
        }
    }
}
