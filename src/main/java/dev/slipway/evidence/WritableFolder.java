package dev.slipway.evidence;

import dev.slipway.evidence.EvidenceRefused.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The folder of one version while something is added to it. */
final class WritableFolder {

    private static final String UPLOAD = ".upload-";

    private final Path root;
    private final Path system;
    private final Path folder;
    private final String title;
    private final Supplier<List<EvidenceDocument>> listed;

    /** @param listed the documents of the version as they lie there when it is asked */
    WritableFolder(Path root, String system, String version, Supplier<List<EvidenceDocument>> listed) {
        this.root = root;
        this.system = root.resolve(system);
        this.folder = this.system.resolve(version);
        this.title = system + " " + version;
        this.listed = listed;
    }

    KeptEvidence keep(NewEvidence evidence) {
        requireNameAndSize(evidence);
        try {
            makeFolder();
            return FolderLock.holding(folder, () -> keepAlone(evidence));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private KeptEvidence keepAlone(NewEvidence evidence) throws IOException {
        List<EvidenceDocument> revisions = listed.get().stream()
                .filter(document -> document.type().equals(evidence.type()))
                .toList();
        Optional<EvidenceDocument> same = same(evidence, revisions);
        return same.isPresent() ? new KeptEvidence(same.get(), false) : add(evidence, next(revisions));
    }

    /** The document that holds these bytes already; refuses other bytes for a revision that is there. */
    private Optional<EvidenceDocument> same(NewEvidence evidence, List<EvidenceDocument> revisions) {
        Integer wanted = evidence.revision();
        int next = next(revisions);
        Optional<EvidenceDocument> there = revisions.stream()
                .filter(document -> document.revision() == (wanted == null ? next - 1 : wanted))
                .findFirst();
        Optional<EvidenceDocument> same =
                there.filter(document -> document.digest().equals(evidence.digest()));
        if (same.isEmpty() && wanted != null && wanted != next) {
            throw taken(evidence, wanted, next, there);
        }
        return same;
    }

    private EvidenceRefused taken(NewEvidence evidence, int wanted, int next, Optional<EvidenceDocument> there) {
        String name = "'" + evidence.type() + "." + wanted + "' of " + title;
        String found = there.map(document -> name + " is there with the digest " + document.digest()
                        + " and is never replaced; found " + evidence.digest())
                .orElse(name + " cannot be added, since revisions are handed in one after the other; the next is "
                        + next);
        return new EvidenceRefused(
                Rule.REVISION, "Evidence " + found + ". Hand it in as '" + evidence.type() + "." + next + "'.");
    }

    private KeptEvidence add(NewEvidence evidence, int revision) throws IOException {
        EvidenceDocument document = new EvidenceDocument(
                evidence.type(), revision, evidence.digest(), evidence.mediaType(), evidence.content().length);
        Path temporary = folder.resolve("." + evidence.type() + ".tmp");
        DurableFile.write(temporary, out -> out.write(evidence.content()));
        DurableFile.publish(temporary, folder, folder.resolve(document.fileName()));
        return new KeptEvidence(document, true);
    }

    private static int next(List<EvidenceDocument> revisions) {
        return revisions.stream().mapToInt(EvidenceDocument::revision).max().orElse(0) + 1;
    }

    private static void requireNameAndSize(NewEvidence evidence) {
        Integer revision = evidence.revision();
        String name = evidence.type() + "." + (revision == null ? 1 : revision) + ".json";
        if (evidence.type().length() > 64 || EvidenceName.of(name).isEmpty()) {
            throw new EvidenceRefused(
                    Rule.NAME,
                    "Evidence is named by a type in kebab-case and a revision from 1; found '" + evidence.type()
                            + (revision == null ? "" : "." + revision) + "'. Correct the address.");
        }
        if (evidence.content().length > FolderEvidenceStore.MAX_DOCUMENT_BYTES) {
            throw new EvidenceRefused(
                    Rule.SIZE,
                    "Evidence '" + evidence.type() + "' must have at most " + FolderEvidenceStore.MAX_DOCUMENT_BYTES
                            + " bytes; found " + evidence.content().length
                            + ". Attach the bulk and name its digest.");
        }
    }

    Attachment attach(String digest, InputStream content) throws IOException {
        Path file = attachmentFile(digest);
        if (isFile(file)) {
            return new Attachment(digest, Files.size(file), false);
        }
        Path temporary = makeAttachments().resolve(UPLOAD + UUID.randomUUID());
        DurableFile.write(temporary, out -> new MeasuredCopy(digest).copy(content, out));
        return FolderLock.holding(folder, () -> publish(temporary, file, digest));
    }

    private Path makeAttachments() {
        try {
            makeFolder();
            DurableFile.makeFolder(folder, attachments());
            return attachments();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Attachment publish(Path temporary, Path file, String digest) throws IOException {
        removeLeftovers(Files.getLastModifiedTime(temporary).toInstant().minus(Duration.ofDays(1)));
        boolean added = !isFile(file);
        if (added) {
            DurableFile.publish(temporary, attachments(), file);
        } else {
            Files.delete(temporary);
        }
        return new Attachment(digest, Files.size(file), added);
    }

    /** Uploads that a crash interrupted; no upload lasts a day. */
    private void removeLeftovers(Instant before) throws IOException {
        try (DirectoryStream<Path> uploads = Files.newDirectoryStream(attachments(), UPLOAD + "*")) {
            for (Path upload : uploads) {
                if (Files.getLastModifiedTime(upload).toInstant().isBefore(before)) {
                    Files.deleteIfExists(upload);
                }
            }
        }
    }

    InputStream attachment(String digest) {
        Path file = attachmentFile(digest);
        if (!isFile(file)) {
            throw new EvidenceUnreadable("There is no attachment " + digest + " of " + title + ". Hand it in.");
        }
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new EvidenceUnreadable("Attachment " + digest + " of " + title + " cannot be read (" + e.getMessage()
                    + "). Check the folder's permissions.");
        }
    }

    private Path attachmentFile(String digest) {
        if (!EvidenceName.isDigest(digest)) {
            throw new EvidenceRefused(
                    Rule.NAME,
                    "An attachment is named by its digest, 'sha256:' and 64 lower-case hex digits; found '"
                            + (digest.length() > 80 ? digest.substring(0, 80) + "…" : digest)
                            + "'. Correct the address.");
        }
        return attachments().resolve(digest.replace(':', '-') + ".bin");
    }

    private void makeFolder() throws IOException {
        Files.createDirectories(root);
        DurableFile.makeFolder(root, system);
        DurableFile.makeFolder(system, folder);
    }

    private Path attachments() {
        return folder.resolve("attachments");
    }

    private static boolean isFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException(
                "Evidence of " + title + " cannot be written. Check the space and the permissions of the data folder.",
                e);
    }
}
