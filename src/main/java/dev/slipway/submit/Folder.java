package dev.slipway.submit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a folder in the order in which they are sent: attachments, documents by revision, the index last. */
final class Folder {

    private static final Pattern DOCUMENT =
            Pattern.compile("([a-z0-9-]{1,64})(?:\\.([1-9][0-9]{0,5}))?\\.(json|ya?ml)");
    private static final int PIECE = 64 * 1024;

    private Folder() {}

    static List<Item> read(Submission submission) throws IOException {
        if (!Files.isDirectory(submission.folder())) {
            throw new IllegalArgumentException("there is no folder " + submission.folder() + ".");
        }
        List<Item> items = new ArrayList<>();
        Path attachments = submission.folder().resolve("attachments");
        for (Path file : files(attachments)) {
            items.add(new Item(file, "attachments/" + digest(file), "application/octet-stream"));
        }
        files(submission.folder()).stream().map(Folder::document).sorted(ORDER).forEach(items::add);
        if (items.isEmpty()) {
            throw new IllegalArgumentException(submission.folder() + " holds nothing to hand in.");
        }
        return items;
    }

    private static final Comparator<Item> ORDER = Comparator.<Item, Boolean>comparing(
                    item -> item.name().startsWith("index"))
            .thenComparing(item -> item.name().split("\\.")[0])
            .thenComparingInt(item -> item.name().contains(".")
                    ? Integer.parseInt(item.name().substring(item.name().indexOf('.') + 1))
                    : Integer.MAX_VALUE);

    private static Item document(Path file) {
        Matcher matcher = DOCUMENT.matcher(String.valueOf(file.getFileName()));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + file.getFileName() + "' is not named like a document. Move it to"
                    + " attachments/, or out of the folder.");
        }
        String name = matcher.group(1) + (matcher.group(2) == null ? "" : "." + matcher.group(2));
        return new Item(file, name, matcher.group(3).equals("json") ? "application/json" : "application/yaml");
    }

    /** Hidden files are the business of the tools that made them. */
    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[PIECE];
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                digest.update(piece, 0, read);
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
