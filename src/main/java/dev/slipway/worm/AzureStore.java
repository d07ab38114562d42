package dev.slipway.worm;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Blobs in a container with immutability by version, each under a locked policy when it is written. A policy that came out
 * unlocked, as it does where the container has a default of its own, is locked and read back.
 */
public final class AzureStore implements WormStore {

    private final AzurePlace place;
    private final AzureBlobs blobs;
    private final Period retention;
    private final Clock clock;

    /** @param retention how long each blob is locked when it is written */
    public AzureStore(AzurePlace place, Period retention, Clock clock) {
        this(place, retention, clock, Duration.ofSeconds(10));
    }

    AzureStore(AzurePlace place, Period retention, Clock clock, Duration timeout) {
        this.place = place;
        this.blobs = new AzureBlobs(place, new AzureDoor(place, clock, timeout));
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public String place() {
        return place.toString();
    }

    @Override
    public void put(String name, byte[] bytes) {
        String blob = blob(name);
        Instant until = clock.instant().atZone(ZoneOffset.UTC).plus(retention).toInstant();
        List<AzureBlobs.Version> versions = blobs.versions(blob);
        if (versions.isEmpty()) {
            write(blob, bytes, until);
            versions = blobs.versions(blob);
        }
        requireKept(name, bytes, versions, until);
    }

    @Override
    public Optional<byte[]> get(String name) {
        List<AzureBlobs.Version> versions = blobs.versions(blob(name));
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        byte[] first = blobs.read(versions.get(0)).body();
        requireSame(name, first, versions);
        return Optional.of(first);
    }

    @Override
    public List<String> names(String prefix, String after) {
        int own = place.prefix().length();
        return blobs.list(place.prefix() + prefix).stream()
                .map(version -> version.blob().substring(own))
                .filter(name -> name.compareTo(after) > 0)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void keepUntil(String name, Instant until) {
        List<AzureBlobs.Version> versions = blobs.versions(blob(name));
        if (versions.isEmpty()) {
            throw new WormConflict(place(), name, "is gone");
        }
        for (AzureBlobs.Version version : versions) {
            Instant kept = AzureBlobs.until(blobs.read(version)).orElse(Instant.MIN);
            if (kept.isBefore(until)) {
                blobs.require(blobs.lock(version, "locked", until));
            }
        }
    }

    @Override
    public WriteOnce proof() {
        return new AzureCanary(blobs, place, clock).proof();
    }

    private void write(String blob, byte[] bytes, Instant until) {
        HttpResponse<byte[]> answer = blobs.create(blob, bytes, until, true);
        // Somebody was faster: what stands there now is compared as if it had always been there.
        if (!AzureBlobs.isTaken(answer)) {
            blobs.require(answer);
        }
    }

    private void requireKept(String name, byte[] bytes, List<AzureBlobs.Version> versions, Instant until) {
        if (versions.isEmpty()) {
            throw new WormUnavailable(place(), "'" + name + "' was taken and is not there", null);
        }
        requireSame(name, bytes, versions);
        HttpResponse<byte[]> first = blobs.read(versions.get(0));
        if (!AzureBlobs.isLocked(first) && AzureBlobs.until(first).isPresent()) {
            blobs.lock(versions.get(0), "locked", until);
            first = blobs.read(versions.get(0));
        }
        if (!AzureBlobs.isLocked(first)) {
            throw new NotWriteOnce(place(), name, "no locked policy");
        }
    }

    private void requireSame(String name, byte[] bytes, List<AzureBlobs.Version> versions) {
        for (AzureBlobs.Version version : versions) {
            if (!Arrays.equals(bytes, blobs.read(version).body())) {
                throw new WormConflict(
                        place(),
                        name,
                        "holds other bytes than those that belong there, in the version " + version.id());
            }
        }
    }

    private String blob(String name) {
        return place.prefix() + ObjectName.require(name);
    }
}
