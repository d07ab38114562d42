package dev.slipway.submit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is handed in, and where.
 *
 * @param start what starts the release afterwards
 */
record Submission(Path folder, URI url, String system, String version, Optional<Start> start) {

    static final String USAGE = "Usage: java -jar slipway.jar submit DIR --url URL [--system ID] [--version VERSION]\n"
            + "         [--start FILE [--requested-by PERSON] [--key KEY]]\n"
            + "  DIR        has {type}.json, {type}.{revision}.json or compliance.yaml, and attachments/ if there are any\n"
            + "  --url      where Slipway answers, such as https://slipway.example\n"
            + "  --system   and --version: left out, they are the last two names of DIR's path, .../SYSTEM/VERSION\n"
            + "  --start    starts the release when all is kept; FILE has the keys of the start form as one JSON object\n"
            + "  --requested-by  login of the person who caused it; left out when nobody is known\n"
            + "  --key      the same whenever this is run again, such as the number of the pipeline's run; left out, the"
            + " digest of the request";

    /**
     * How the release is started.
     *
     * @param requestedBy null when nobody is known
     * @param key null for the digest of the request
     */
    record Start(
            Path file,
            @Nullable String requestedBy,
            @Nullable String key) {}

    static Submission parse(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        Path folder = null;
        String url = null;
        String system = null;
        String version = null;
        Path start = null;
        String requestedBy = null;
        String key = null;
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--url" -> url = value(rest, argument);
                case "--system" -> system = value(rest, argument);
                case "--version" -> version = value(rest, argument);
                case "--start" -> start = Path.of(value(rest, argument));
                case "--requested-by" -> requestedBy = value(rest, argument);
                case "--key" -> key = value(rest, argument);
                default -> {
                    if (argument.startsWith("-") || folder != null) {
                        throw new IllegalArgumentException("'" + argument + "' is not understood.");
                    }
                    folder = Path.of(argument).toAbsolutePath().normalize();
                }
            }
        }
        if (folder == null || url == null) {
            throw new IllegalArgumentException("the folder and --url are required.");
        }
        if (start == null && (requestedBy != null || key != null)) {
            throw new IllegalArgumentException("--requested-by and --key belong to --start.");
        }
        return new Submission(
                folder,
                address(url),
                orName(system, folder, 2),
                orName(version, folder, 1),
                start == null ? Optional.empty() : Optional.of(new Start(start, requestedBy, key)));
    }

    /** The address of something that belongs to the version. */
    URI resolve(String name) {
        return under("/api/evidence/" + system + "/" + version + "/" + name);
    }

    URI releases() {
        return under("/api/releases");
    }

    private URI under(String path) {
        return URI.create(url.toString().replaceFirst("/+$", "") + path);
    }

    private static URI address(String url) {
        URI address = URI.create(url);
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "--url must be an address such as https://slipway.example, without a login in it.");
        }
        return address;
    }

    private static String orName(@Nullable String given, Path folder, int fromEnd) {
        String name = given != null || folder.getNameCount() < 2
                ? String.valueOf(given)
                : folder.getName(folder.getNameCount() - fromEnd).toString();
        if (!name.matches("[0-9A-Za-z][0-9A-Za-z.+-]{0,63}")) {
            throw new IllegalArgumentException("'" + name + "' is no " + (fromEnd == 2 ? "system" : "version")
                    + "; name it with --" + (fromEnd == 2 ? "system" : "version") + ".");
        }
        return name;
    }

    private static String value(Iterator<String> rest, String name) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value.");
        }
        return rest.next();
    }
}
