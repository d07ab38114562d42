package dev.slipway.worm;

import java.net.URI;
import java.time.Period;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the description of a bucket or container must hold, told by the setting that does not. */
public final class PlaceRules {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*");
    private static final Period SHORTEST = Period.ofYears(10);

    private PlaceRules() {}

    /** @throws UnfitPlace when things would be locked for a shorter time than the law asks for */
    public static void requireRetention(Period retention) {
        require(
                retention.toTotalMonths() >= SHORTEST.toTotalMonths(),
                "retention",
                "ten years or more, such as P11Y",
                retention.toString());
    }

    static void requireBucket(String bucket, String prefix) {
        require(BUCKET.matcher(bucket).matches(), "bucket", "the name of a bucket", bucket);
        require(
                PREFIX.matcher(prefix).matches(),
                "prefix",
                "empty or a path such as slipway/ that ends with a slash",
                prefix);
    }

    static void requireAccount(String account, String key) {
        require(!account.isBlank(), "access-key", "the name of the account", account);
        require(isKey(key), "secret-key", "a key of the account, in base64", "something else");
    }

    static void requireBothOrNone(String accessKey, String secretKey) {
        require(
                accessKey.isEmpty() == secretKey.isEmpty(),
                "secret-key",
                "given together with access-key",
                "one of them");
    }

    static @Nullable URI address(String text) {
        if (text.isEmpty()) {
            return null;
        }
        boolean web = text.matches("https?://[^\\s/?#@]+/?");
        require(web, "address", "an address such as https://s3.example.org", text);
        return URI.create(text);
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean held, String setting, String required, String found) {
        if (!held) {
            throw new UnfitPlace(setting, required, found);
        }
    }
}
