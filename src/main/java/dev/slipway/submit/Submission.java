package dev.slipway.submit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is handed in, and where. */
record Submission(Path folder, URI url, String system, String version) {

    static final String USAGE = "Usage: java -jar slipway.jar submit DIR --url URL [--system ID] [--version VERSION]\n"
            + "  DIR        has {type}.json, {type}.{revision}.json or compliance.yaml, and attachments/ if there are any\n"
            + "  --url      where Slipway answers, such as https://slipway.example\n"
            + "  --system   and --version: left out, they are the last two names of DIR's path, .../SYSTEM/VERSION";

    static Submission parse(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        Path folder = null;
        String url = null;
        String system = null;
        String version = null;
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--url" -> url = value(rest, argument);
                case "--system" -> system = value(rest, argument);
                case "--version" -> version = value(rest, argument);
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
        return new Submission(folder, address(url), orName(system, folder, 2), orName(version, folder, 1));
    }

    /** The address of something that belongs to the version. */
    URI resolve(String name) {
        String base = url.toString().replaceFirst("/+$", "");
        return URI.create(base + "/api/evidence/" + system + "/" + version + "/" + name);
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
