package dev.slipway.process.mirror;

import dev.slipway.worm.AzurePlace;
import dev.slipway.worm.AzureStore;
import dev.slipway.worm.FolderStore;
import dev.slipway.worm.S3Place;
import dev.slipway.worm.S3Store;
import dev.slipway.worm.WormStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the store of a mirror from its settings, or says which of them cannot be. */
final class MirrorStores {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*");
    private static final Period SHORTEST = Period.ofYears(10);

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
        return switch (settings.way()) {
            case FOLDER -> folder(name, settings);
            case S3 -> s3(name, settings);
            case AZURE -> azure(name, settings);
        };
    }

    private static WormStore folder(String name, MirrorSettings settings) {
        require(!settings.address().isBlank(), name, "address", "the path of a folder", settings.address());
        return new FolderStore(Path.of(settings.address()));
    }

    private WormStore s3(String name, MirrorSettings settings) {
        requireBucket(name, settings);
        boolean both = settings.accessKey().isEmpty() == settings.secretKey().isEmpty();
        require(both, name, "secret-key", "given together with access-key", "one of them");
        S3Place place = new S3Place(
                address(name, settings),
                settings.region(),
                settings.bucket(),
                settings.prefix(),
                orNull(settings.accessKey()),
                orNull(settings.secretKey()));
        return new S3Store(place, settings.retention(), clock);
    }

    private WormStore azure(String name, MirrorSettings settings) {
        requireBucket(name, settings);
        URI address = address(name, settings);
        if (address == null) {
            throw new UnfitMirror(name, "address", "that of the account, https://ACCOUNT.blob.core.windows.net", "");
        }
        require(!settings.accessKey().isBlank(), name, "access-key", "the name of the account", settings.accessKey());
        require(isKey(settings.secretKey()), name, "secret-key", "a key of the account, in base64", "something else");
        AzurePlace place = new AzurePlace(
                address, settings.bucket(), settings.prefix(), settings.accessKey(), settings.secretKey());
        return new AzureStore(place, settings.retention(), clock);
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void requireBucket(String name, MirrorSettings settings) {
        require(BUCKET.matcher(settings.bucket()).matches(), name, "bucket", "the name of a bucket", settings.bucket());
        require(
                PREFIX.matcher(settings.prefix()).matches(),
                name,
                "prefix",
                "empty or a path such as slipway/ that ends with a slash",
                settings.prefix());
        require(
                settings.retention().toTotalMonths() >= SHORTEST.toTotalMonths(),
                name,
                "retention",
                "ten years or more, such as P11Y",
                settings.retention().toString());
    }

    private static @Nullable URI address(String name, MirrorSettings settings) {
        if (settings.address().isEmpty()) {
            return null;
        }
        boolean web = settings.address().matches("https?://[^\\s/?#@]+/?");
        require(web, name, "address", "an address such as https://s3.example.org", settings.address());
        return URI.create(settings.address());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static void require(boolean held, String mirror, String setting, String required, String found) {
        if (!held) {
            throw new UnfitMirror(mirror, setting, required, found);
        }
    }
}
