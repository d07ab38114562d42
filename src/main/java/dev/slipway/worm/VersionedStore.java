package dev.slipway.worm;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Keeps each thing as the first version of its name, locked when it is written. A condition on the write is sent but not
 * relied on, since some stores ignore it: the versions are read before and after.
 */
abstract sealed class VersionedStore implements WormStore permits S3Store, AzureStore {

    private final String place;
    private final String prefix;
    private final Versions versions;
    private final Period retention;
    private final Clock clock;

    /** @param retention how long each thing is locked when it is written */
    VersionedStore(String place, String prefix, Versions versions, Period retention, Clock clock) {
        this.place = place;
        this.prefix = prefix;
        this.versions = versions;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public final String place() {
        return place;
    }

    @Override
    public final void put(String name, byte[] bytes) {
        Settled settled = settle(name, Content.of(bytes));
        if (settled.versions().isEmpty()) {
            throw new WormUnavailable(place, "'" + name + "' was taken and is not there", null);
        }
        requireSame(name, bytes, settled.versions());
        requireLocked(name, settled);
    }

    @Override
    public final Optional<byte[]> get(String name) {
        List<StoredVersion> found = versions.of(key(name));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        byte[] first = versions.read(found.get(0));
        requireSame(name, first, found);
        return Optional.of(first);
    }

    /** Asks for versions, not objects: a mark of deletion hides an object, and does not take it away. */
    @Override
    public final List<String> names(String begin, String after) {
        return versions.list(prefix + begin, after.isEmpty() ? "" : prefix + after).stream()
                .map(version -> version.key().substring(prefix.length()))
                .filter(name -> name.compareTo(after) > 0)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public final void keepUntil(String name, Instant until) {
        List<StoredVersion> found = versions.of(key(name));
        if (found.isEmpty()) {
            throw new WormConflict(place, name, "is gone");
        }
        found.forEach(version -> versions.extend(version, until));
    }

    /**
     * What stands under a name.
     *
     * @param versions the oldest first, which counts
     * @param until when its lock ends at the earliest, as far as that was asked for just now
     */
    record Settled(List<StoredVersion> versions, Instant until) {}

    /** What stands under the name once the content was offered, which is this content only if nothing stood there. */
    final Settled settle(String name, Content content) {
        String key = key(name);
        List<StoredVersion> found = versions.of(key);
        if (!found.isEmpty()) {
            return new Settled(found, Instant.MIN);
        }
        Instant until = clock.instant().atZone(ZoneOffset.UTC).plus(retention).toInstant();
        boolean written = versions.create(key, content, until);
        return new Settled(versions.of(key), written ? until : Instant.MIN);
    }

    final void requireLocked(String name, Settled settled) {
        Optional<String> lacking = versions.lacking(settled.versions().get(0), settled.until());
        if (lacking.isPresent()) {
            throw new NotWriteOnce(place, name, lacking.get());
        }
    }

    private void requireSame(String name, byte[] bytes, List<StoredVersion> found) {
        for (StoredVersion version : found) {
            if (!Arrays.equals(bytes, versions.read(version))) {
                throw new WormConflict(
                        place, name, "holds other bytes than those that belong there, in the version " + version.id());
            }
        }
    }

    final String key(String name) {
        return prefix + ObjectName.require(name);
    }
}
