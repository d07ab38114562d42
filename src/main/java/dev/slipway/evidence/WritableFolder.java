package dev.slipway.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The folder of one version while something is added to it. */
final class WritableFolder {

    static final String ATTACHMENTS = "attachments";

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
        evidence.requireNameAndSize();
        try {
            makeFolder();
            return FolderLock.holding(folder, () -> keepAlone(evidence));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private KeptEvidence keepAlone(NewEvidence evidence) throws IOException {
        Revisions revisions = Revisions.of(title, evidence.type(), listed.get());
        Optional<EvidenceDocument> same = revisions.same(evidence);
        return same.isPresent() ? new KeptEvidence(same.get(), false) : add(evidence, evidence.as(revisions.next()));
    }

    private KeptEvidence add(NewEvidence evidence, EvidenceDocument document) throws IOException {
        Path temporary = folder.resolve("." + evidence.type() + ".tmp");
        DurableFile.write(temporary, out -> out.write(evidence.content()));
        DurableFile.publish(temporary, folder, folder.resolve(document.fileName()));
        return new KeptEvidence(document, true);
    }

    Attachment attach(String digest, InputStream content) throws IOException {
        Path file = attachmentFile(digest);
        if (isFile(file)) {
            return new Attachment(digest, Files.size(file), false);
        }
        Path temporary = Uploads.name(makeAttachments());
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
        Uploads.removeLeftovers(attachments(), temporary);
        boolean added = !isFile(file);
        if (added) {
            DurableFile.publish(temporary, attachments(), file);
        } else {
            Files.delete(temporary);
        }
        return new Attachment(digest, Files.size(file), added);
    }

    InputStream attachment(String digest) {
        Path file = attachmentFile(digest);
        if (!isFile(file)) {
            throw new EvidenceUnreadable("There is no attachment " + digest + " of " + title + ". Hand it in.");
        }
        try {
            return new DigestedStream(digest, Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new EvidenceUnreadable("Attachment " + digest + " of " + title + " cannot be read (" + e.getMessage()
                    + "). Check the folder's permissions.");
        }
    }

    private Path attachmentFile(String digest) {
        EvidenceName.requireDigest(digest);
        return attachments().resolve(Attachment.fileName(digest));
    }

    private void makeFolder() throws IOException {
        Files.createDirectories(root);
        DurableFile.makeFolder(root, system);
        DurableFile.makeFolder(system, folder);
    }

    private Path attachments() {
        return folder.resolve(ATTACHMENTS);
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
