package dev.slipway.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Walks through the artifacts of one version and reads each to its end; nothing is kept but sizes and digests. */
final class MlflowFiles {

    private static final String PROXIED = "mlflow-artifacts";
    private static final int DEEPEST = 20;

    private final MlflowServer server;
    private final RegistryProperties limits;
    private final String model;
    private final List<ModelFile> found = new ArrayList<>();
    private long bytes;
    private int folders;

    MlflowFiles(MlflowServer server, RegistryProperties limits, String model) {
        this.server = server;
        this.limits = limits;
        this.model = model;
    }

    /** The folder below the server's artifacts that a download address means. */
    static String folder(String model, String address) {
        try {
            URI uri = new URI(address.replace(" ", "%20"));
            String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("^/+|/+$", "");
            if (PROXIED.equals(uri.getScheme()) && !path.isEmpty() && isPlain(path)) {
                return path;
            }
        } catch (URISyntaxException e) {
            throw unserved(model, e.getInput());
        }
        throw unserved(model, address);
    }

    ModelFiles under(String folder) {
        walk(folder, "", 0);
        if (found.isEmpty()) {
            throw refused("has no file", "Register it with its artifacts");
        }
        return new ModelFiles(found);
    }

    private void walk(String root, String below, int depth) {
        folders++;
        if (depth > DEEPEST || folders > limits.maxFiles()) {
            throw refused("has too many folders", "Keep its artifacts flatter");
        }
        for (JsonNode entry : server.list(root + below).path("files")) {
            String name = entry.path("path").asText();
            if (!ModelFile.isName(name)) {
                throw refused("has a file without a plain name", "Rename it");
            }
            if (entry.path("is_dir").asBoolean()) {
                walk(root, below + "/" + name, depth + 1);
            } else {
                read(root, below + "/" + name, entry.path("file_size").asLong(-1));
            }
        }
    }

    private void read(String root, String below, long listed) {
        if (found.size() >= limits.maxFiles()) {
            throw refused("has more than " + limits.maxFiles() + " files", "Raise slipway.model-registry.max-files");
        }
        MeasuredStream stream = new MeasuredStream(limits.maxSize().toBytes() - bytes, model);
        server.download(root + below, stream::add);
        if (listed >= 0 && listed != stream.size()) {
            throw refused(
                    "lists " + listed + " bytes for '" + below.substring(1) + "' and sends " + stream.size(),
                    "Look at the server's artifact store");
        }
        bytes += stream.size();
        found.add(new ModelFile(below.substring(1), stream.size(), stream.sha256()));
    }

    private static boolean isPlain(String path) {
        for (String name : path.split("/", -1)) {
            if (!ModelFile.isName(name)) {
                return false;
            }
        }
        return true;
    }

    private RegistryRefused refused(String what, String remedy) {
        return new RegistryRefused("'" + model + "' " + what + ". " + remedy + ".");
    }

    private static RegistryRefused unserved(String model, String address) {
        String scheme = address.replaceFirst(":.*", "");
        return new RegistryRefused("The files of '" + model + "' must be served by the registry itself ('" + PROXIED
                + ":/…'); found '" + (scheme.length() < 30 ? scheme : "") + ":'."
                + " Start the server with --serve-artifacts and register the version there.");
    }
}
