package dev.slipway.worm;

import java.time.Clock;
import java.time.Duration;
import java.time.Period;

/** Blobs in a container with immutability by version, each under a locked policy when it is written. */
public final class AzureStore extends VersionedStore {

    private final AzurePlace place;
    private final AzureBlobs blobs;
    private final Clock clock;

    /** @param retention how long each blob is locked when it is written */
    public AzureStore(AzurePlace place, Period retention, Clock clock) {
        this(place, retention, clock, Duration.ofSeconds(10));
    }

    AzureStore(AzurePlace place, Period retention, Clock clock, Duration timeout) {
        this(place, new AzureBlobs(place, new AzureDoor(place, clock, timeout)), retention, clock);
    }

    private AzureStore(AzurePlace place, AzureBlobs blobs, Period retention, Clock clock) {
        super(place.toString(), place.prefix(), blobs, retention, clock);
        this.place = place;
        this.blobs = blobs;
        this.clock = clock;
    }

    @Override
    public WriteOnce proof() {
        return new AzureCanary(blobs, place, clock).proof();
    }
}
