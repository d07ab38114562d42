package dev.slipway.worm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The objects of a bucket with Object Lock and their versions, as S3 gives them. */
final class S3Objects implements Versions {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int SLOWEST_BYTES_PER_SECOND = 1 << 20;

    private final S3Place place;
    private final S3Client client;
    private final Duration timeout;

    S3Objects(S3Place place, Duration timeout) {
        this.place = place;
        this.client = place.client(timeout);
        this.timeout = timeout;
    }

    WriteOnce proof(Clock clock) {
        return new S3Canary(client, place, clock).proof();
    }

    @Override
    public List<StoredVersion> of(String key) {
        return ask(() -> {
            var newestFirst = client.listObjectVersionsPaginator(
                            request -> request.bucket(place.bucket()).prefix(key))
                    .versions();
            var own = new ArrayList<>(StreamSupport.stream(newestFirst.spliterator(), false)
                    .takeWhile(version -> version.key().equals(key))
                    .map(S3Objects::stored)
                    .toList());
            Collections.reverse(own);
            return own;
        });
    }

    @Override
    public List<StoredVersion> list(String prefix, String after) {
        return ask(() -> client
                .listObjectVersionsPaginator(request -> {
                    request.bucket(place.bucket()).prefix(prefix);
                    if (!after.isEmpty()) {
                        request.keyMarker(after);
                    }
                })
                .versions()
                .stream()
                .map(S3Objects::stored)
                .toList());
    }

    /** The keys right below the prefix, each with its oldest version, and the beginnings of those further below. */
    Level below(String prefix) {
        return ask(() -> {
            List<StoredVersion> newestFirst = new ArrayList<>();
            List<String> folders = new ArrayList<>();
            client.listObjectVersionsPaginator(request ->
                            request.bucket(place.bucket()).prefix(prefix).delimiter("/"))
                    .forEach(page -> {
                        page.versions().stream().map(S3Objects::stored).forEach(newestFirst::add);
                        page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(folders::add);
                    });
            return new Level(newestFirst, folders);
        });
    }

    /** What lies right below a prefix; of each key every version, the newest first. */
    record Level(List<StoredVersion> newestFirst, List<String> folders) {}

    @Override
    public boolean create(String key, Content content, Instant until) {
        return ask(() -> write(key, content, until));
    }

    private boolean write(String key, Content content, Instant until) {
        Duration patience = timeout.multipliedBy(3).plusSeconds(content.size() / SLOWEST_BYTES_PER_SECOND);
        try {
            client.putObject(
                    request -> request.bucket(place.bucket())
                            .key(key)
                            .ifNoneMatch("*")
                            .contentType(content.mediaType())
                            .contentMD5(content.md5())
                            .objectLockMode(ObjectLockMode.COMPLIANCE)
                            .objectLockRetainUntilDate(until)
                            .overrideConfiguration(call -> call.apiCallTimeout(patience)),
                    RequestBody.fromContentProvider(content::open, content.size(), content.mediaType()));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public byte[] read(StoredVersion version) {
        return ask(() -> {
            ResponseBytes<GetObjectResponse> found = client.getObjectAsBytes(
                    request -> request.bucket(place.bucket()).key(version.key()).versionId(version.id()));
            return whole(version, found.asByteArrayUnsafe());
        });
    }

    private byte[] whole(StoredVersion version, byte[] bytes) {
        if (bytes.length != version.size()) {
            throw new WormUnavailable(
                    place.toString(),
                    "it gave " + bytes.length + " of the " + version.size() + " bytes of '" + version.key() + "'",
                    null);
        }
        return bytes;
    }

    /** The bytes as they come; the caller sees to it that none is missing. */
    Opened open(StoredVersion version) {
        ResponseInputStream<GetObjectResponse> stream = ask(() -> client.getObject(
                request -> request.bucket(place.bucket()).key(version.key()).versionId(version.id())));
        return new Opened(stream, String.valueOf(stream.response().contentType()));
    }

    @Override
    public Optional<String> lacking(StoredVersion version, Instant until) {
        HeadObjectResponse head = head(version);
        if (head.objectLockMode() != ObjectLockMode.COMPLIANCE) {
            return Optional.of(head.objectLockModeAsString() == null ? "no lock" : head.objectLockModeAsString());
        }
        Instant kept = head.objectLockRetainUntilDate();
        return kept == null || until.isAfter(kept.plus(TOLERANCE))
                ? Optional.of("a lock until " + kept + " instead of " + until)
                : Optional.empty();
    }

    @Override
    public void extend(StoredVersion version, Instant until) {
        Instant kept = head(version).objectLockRetainUntilDate();
        if (kept == null || kept.isBefore(until)) {
            ask(() -> client.putObjectRetention(request -> request.bucket(place.bucket())
                    .key(version.key())
                    .versionId(version.id())
                    .retention(lock ->
                            lock.mode(ObjectLockRetentionMode.COMPLIANCE).retainUntilDate(until))));
        }
    }

    private HeadObjectResponse head(StoredVersion version) {
        return ask(() -> client.headObject(
                request -> request.bucket(place.bucket()).key(version.key()).versionId(version.id())));
    }

    private static StoredVersion stored(ObjectVersion version) {
        return new StoredVersion(version.key(), version.versionId(), version.size() == null ? -1 : version.size());
    }

    private <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (S3Exception e) {
            String hint = e.statusCode() == NOT_FOUND ? "; is there a bucket of that name" : "";
            throw new WormUnavailable(place.toString(), "it answered " + e.statusCode() + hint, e);
        } catch (SdkException e) {
            throw new WormUnavailable(place.toString(), String.valueOf(e.getMessage()), e);
        }
    }
}
