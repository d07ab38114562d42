package dev.slipway.process.mirror;

import dev.slipway.worm.AzurePlace;
import dev.slipway.worm.AzureStore;
import dev.slipway.worm.FolderStore;
import dev.slipway.worm.PlaceRules;
import dev.slipway.worm.S3Place;
import dev.slipway.worm.S3Store;
import dev.slipway.worm.UnfitPlace;
import dev.slipway.worm.WormStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Pattern;

/** Makes the store of a mirror from its settings, or says which of them cannot be. */
final class MirrorStores {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Clock clock;

    MirrorStores(Clock clock) {
        this.clock = clock;
    }

    WormStore of(String name, MirrorSettings settings) {
        require(
                NAME.matcher(name).matches(),
                name,
                "way",
                "under a name of lower-case letters, digits and dashes",
                name);
        try {
            return store(name, settings);
        } catch (UnfitPlace unfit) {
            throw new UnfitMirror(name, unfit.setting(), unfit.required(), unfit.found());
        }
    }

    private WormStore store(String name, MirrorSettings settings) {
        return switch (settings.way()) {
            case FOLDER -> folder(name, settings);
            case S3 -> s3(settings);
            case AZURE -> azure(settings);
        };
    }

    private static WormStore folder(String name, MirrorSettings settings) {
        require(!settings.address().isBlank(), name, "address", "the path of a folder", settings.address());
        return new FolderStore(Path.of(settings.address()));
    }

    private WormStore s3(MirrorSettings settings) {
        S3Place place = S3Place.of(
                settings.address(),
                settings.region(),
                settings.bucket(),
                settings.prefix(),
                settings.accessKey(),
                settings.secretKey());
        PlaceRules.requireRetention(settings.retention());
        return new S3Store(place, settings.retention(), clock);
    }

    private WormStore azure(MirrorSettings settings) {
        AzurePlace place = AzurePlace.of(
                settings.address(), settings.bucket(), settings.prefix(), settings.accessKey(), settings.secretKey());
        PlaceRules.requireRetention(settings.retention());
        return new AzureStore(place, settings.retention(), clock);
    }

    private static void require(boolean held, String mirror, String setting, String required, String found) {
        if (!held) {
            throw new UnfitMirror(mirror, setting, required, found);
        }
    }
}
