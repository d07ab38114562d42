package dev.slipway.worm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Objects in a bucket with Object Lock, each locked in compliance mode when it is written. A name can also be claimed: it
 * goes to whoever comes first, and what is put over it later changes nothing.
 */
public final class S3Store extends VersionedStore {

    private static final int MOST_ATTEMPTS = 5;

    private final S3Place place;
    private final S3Objects objects;
    private final Clock clock;

    /** @param retention how long each object is locked when it is written */
    public S3Store(S3Place place, Period retention, Clock clock) {
        this(place, retention, clock, Duration.ofSeconds(10));
    }

    /** @param timeout how long an answer may be awaited */
    public S3Store(S3Place place, Period retention, Clock clock, Duration timeout) {
        this(place, new S3Objects(place, timeout), retention, clock);
    }

    private S3Store(S3Place place, S3Objects objects, Period retention, Clock clock) {
        super(place.toString(), place.prefix(), objects, retention, clock);
        this.place = place;
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public WriteOnce proof() {
        return objects.proof(clock);
    }

    /**
     * Offers the content for a name.
     *
     * @return what stands there now, which is this content only where nobody was faster
     * @throws NotWriteOnce when it stands there without a lock
     * @throws WormUnavailable when it is not known what stands there
     */
    public Kept claim(String name, Content content) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Settled settled = offer(name, content);
            if (!settled.versions().isEmpty()) {
                requireLocked(name, settled);
                return kept(settled.versions().get(0));
            }
        }
        throw new WormUnavailable(place(), "'" + name + "' is being written by somebody else", null);
    }

    /** After an answer that says nothing, what stands there says it. */
    private Settled offer(String name, Content content) {
        try {
            return settle(name, content);
        } catch (WormUnavailable unknown) {
            List<StoredVersion> found = objects.of(key(name));
            if (found.isEmpty()) {
                throw unknown;
            }
            return new Settled(found, Instant.MIN);
        }
    }

    /** What stands first under the name. */
    public Optional<Kept> find(String name) {
        return objects.of(key(name)).stream().findFirst().map(this::kept);
    }

    /** What stands right below a prefix that ends with a slash, in the order of the names; of each name the first. */
    public List<Kept> things(String prefix) {
        Map<String, StoredVersion> oldest = new LinkedHashMap<>();
        objects.below(place.prefix() + prefix).newestFirst().forEach(version -> oldest.put(version.key(), version));
        return oldest.values().stream().map(this::kept).toList();
    }

    /** The next parts of the names that go on below a prefix that ends with a slash, in order. */
    public List<String> folders(String prefix) {
        int known = place.prefix().length() + prefix.length();
        return objects.below(place.prefix() + prefix).folders().stream()
                .map(folder -> folder.substring(known, folder.length() - 1))
                .distinct()
                .sorted()
                .toList();
    }

    /** The bytes of something, which the caller closes and measures. */
    public Opened open(Kept kept) {
        return objects.open(new StoredVersion(key(kept.name()), kept.id(), kept.size()));
    }

    private Kept kept(StoredVersion version) {
        return new Kept(version.key().substring(place.prefix().length()), version.id(), version.size());
    }
}
