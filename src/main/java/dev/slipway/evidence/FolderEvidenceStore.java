package dev.slipway.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Evidence as files, {@code {root}/{system}/{version}/{type}.{revision}.json|yaml}; links are not followed. */
public final class FolderEvidenceStore implements EvidenceArchive {

    private final Path root;

    public FolderEvidenceStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public List<String> systems() {
        return folders(root, EvidenceName::isSystem);
    }

    @Override
    public List<String> versions(String system) {
        return EvidenceName.isSystem(system) ? folders(root.resolve(system), EvidenceName::isVersion) : List.of();
    }

    @Override
    public List<EvidenceDocument> documents(String system, String version) {
        if (!versions(system).contains(version)) {
            return List.of();
        }
        Path folder = root.resolve(system).resolve(version);
        return list(folder)
                .filter(FolderEvidenceStore::isFile)
                .flatMap(this::document)
                .sorted(EvidenceDocument.ORDER)
                .toList();
    }

    @Override
    public byte[] content(String system, String version, EvidenceDocument document) {
        Path file = file(system, version, document);
        byte[] content = read(file);
        String found = ContentDigest.of(content);
        if (!found.equals(document.digest())) {
            throw new EvidenceUnreadable("Evidence '" + file.getFileName() + "' of " + system + " " + version
                    + " must have the digest " + document.digest() + "; found " + found
                    + ". Restore the original or hand in the next revision.");
        }
        return content;
    }

    @Override
    public KeptEvidence keep(String system, String version, NewEvidence evidence) {
        return folder(system, version).keep(evidence);
    }

    @Override
    public Attachment attach(String system, String version, String digest, InputStream content) throws IOException {
        return folder(system, version).attach(digest, content);
    }

    @Override
    public InputStream attachment(String system, String version, String digest) {
        return folder(system, version).attachment(digest);
    }

    @Override
    public List<Attachment> attachments(String system, String version) {
        return versions(system).contains(version)
                ? list(root.resolve(system).resolve(version).resolve(WritableFolder.ATTACHMENTS))
                        .filter(FolderEvidenceStore::isFile)
                        .flatMap(FolderEvidenceStore::attachment)
                        .sorted(Comparator.comparing(Attachment::digest))
                        .toList()
                : List.of();
    }

    private static Stream<Attachment> attachment(Path file) {
        try {
            return Attachment.named(file.getFileName().toString(), Files.size(file)).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int keepUntil(String system, String version, Instant until) {
        return 0;
    }

    private WritableFolder folder(String system, String version) {
        EvidenceName.requirePlace(system, version);
        return new WritableFolder(root, system, version, () -> documents(system, version));
    }

    private Path file(String system, String version, EvidenceDocument document) {
        boolean named = versions(system).contains(version)
                && EvidenceName.of(document.fileName()).isPresent();
        Path file = named ? root.resolve(system).resolve(version).resolve(document.fileName()) : root;
        if (!isFile(file)) {
            throw new EvidenceUnreadable("There is no evidence '" + document.fileName() + "' of " + system + " "
                    + version + ". Hand it in again.");
        }
        return file;
    }

    private Stream<EvidenceDocument> document(Path file) {
        return EvidenceName.of(file.getFileName().toString()).map(name -> document(name, read(file))).stream();
    }

    private static EvidenceDocument document(EvidenceName name, byte[] content) {
        return new EvidenceDocument(
                name.type(), name.revision(), ContentDigest.of(content), name.mediaType(), content.length);
    }

    private static byte[] read(Path file) {
        try (InputStream input = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = input.readNBytes(MAX_DOCUMENT_BYTES + 1);
            if (content.length > MAX_DOCUMENT_BYTES) {
                throw new EvidenceUnreadable("Evidence '" + file.getFileName() + "' must have at most "
                        + MAX_DOCUMENT_BYTES + " bytes; found more. Store the bulk elsewhere and name its digest.");
            }
            return content;
        } catch (IOException e) {
            throw new EvidenceUnreadable("Evidence '" + file.getFileName() + "' cannot be read (" + e.getMessage()
                    + "). Check the folder's permissions.");
        }
    }

    private static List<String> folders(Path folder, Predicate<String> named) {
        return list(folder)
                .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                .map(path -> path.getFileName().toString())
                .filter(named)
                .sorted()
                .toList();
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Stream.empty();
        }
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
