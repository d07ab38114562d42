package dev.slipway.worm;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Tries a container's policies on a blob of its own, locked for a day: what only pretends takes them and drops them. */
final class AzureCanary {

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int FORBIDDEN = 403;
    private static final Duration LOCK = Duration.ofDays(1);

    private final AzureBlobs blobs;
    private final String blob;
    private final Instant until;
    private final byte[] bytes;

    AzureCanary(AzureBlobs blobs, AzurePlace place, Clock clock) {
        this.blobs = blobs;
        this.blob = place.prefix() + "canary/" + UUID.randomUUID();
        this.until = clock.instant().plus(LOCK);
        this.bytes = blob.getBytes(StandardCharsets.UTF_8);
    }

    WriteOnce proof() {
        try {
            HttpResponse<byte[]> created = blobs.create(blob, bytes, until, false);
            int status = created.statusCode();
            if (status >= CLIENT_ERROR && status < SERVER_ERROR && status != FORBIDDEN) {
                return WriteOnce.refuted("a blob with a locked policy was answered with " + AzureBlobs.inWords(created)
                        + "; the container must have immutability by version switched on");
            }
            blobs.require(created);
            List<StoredVersion> versions = blobs.of(blob);
            if (versions.isEmpty() || versions.get(0).id().isEmpty()) {
                return WriteOnce.refuted("it keeps no versions, so that a later blob replaces the one before");
            }
            return proof(versions.get(0));
        } catch (WormUnavailable e) {
            return WriteOnce.unknown(String.valueOf(e.getMessage()));
        }
    }

    private WriteOnce proof(StoredVersion version) {
        if (!AzureBlobs.isLocked(blobs.ask(version))) {
            blobs.lock(version, "locked", until);
        }
        if (!AzureBlobs.isLocked(blobs.ask(version))) {
            return WriteOnce.refuted("it took a locked policy and dropped it in silence");
        }
        Instant sooner = until.minus(LOCK.dividedBy(2));
        Map<String, Supplier<HttpResponse<byte[]>>> attempts = new LinkedHashMap<>();
        attempts.put("released sooner", () -> blobs.lock(version, "locked", sooner));
        attempts.put("unlocked", () -> blobs.lock(version, "unlocked", until));
        attempts.put("freed of its policy", () -> blobs.unlock(version));
        attempts.put("deleted", () -> blobs.delete(version));
        for (var attempt : attempts.entrySet()) {
            if (passes(attempt.getValue().get())) {
                return WriteOnce.refuted("a locked blob could be " + attempt.getKey());
            }
        }
        return stillThere(version);
    }

    private WriteOnce stillThere(StoredVersion version) {
        if (!blobs.of(blob).contains(version)) {
            return WriteOnce.refuted("it refused to delete a locked blob, and deleted it");
        }
        HttpResponse<byte[]> found = blobs.ask(version);
        boolean kept = AzureBlobs.until(found).orElse(Instant.MIN).isAfter(until.minusSeconds(2));
        return kept && AzureBlobs.isLocked(found) && Arrays.equals(found.body(), bytes)
                ? WriteOnce.proven("it refused to delete a locked blob, to release it sooner and to unlock it")
                : WriteOnce.refuted("it refused to change a locked blob, and changed it");
    }

    /** Only a refusal says no; anything else leaves the answer open, and ends the trial. */
    private boolean passes(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= SERVER_ERROR) {
            blobs.require(answer);
        }
        return answer.statusCode() < CLIENT_ERROR;
    }
}
