package dev.slipway.evidence;

import static dev.slipway.evidence.BucketAnswers.asked;
import static dev.slipway.evidence.BucketAnswers.unwritable;
import static dev.slipway.evidence.BucketAnswers.written;

import dev.slipway.worm.Content;
import dev.slipway.worm.Kept;
import dev.slipway.worm.S3Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Attachments of one version as locked objects, {@code attachments/sha256-….bin} below its documents. */
final class BucketAttachments {

    private static final String FOLDER = "attachments/";

    private final S3Store bucket;
    private final Path uploads;
    private final String folder;
    private final String title;

    /**
     * @param uploads folder where an attachment waits until its digest is known
     * @param folder of the version's documents, ended by a slash
     * @param title system and version, for people
     */
    BucketAttachments(S3Store bucket, Path uploads, String folder, String title) {
        this.bucket = bucket;
        this.uploads = uploads;
        this.folder = folder + FOLDER;
        this.title = title;
    }

    List<Attachment> all() {
        return asked(() -> bucket.things(folder).stream()
                .flatMap(kept -> Attachment.named(kept.name().substring(folder.length()), kept.size()).stream())
                .toList());
    }

    Attachment attach(String digest, InputStream content) throws IOException {
        String name = name(digest);
        Optional<Kept> there = asked(() -> bucket.find(name));
        if (there.isPresent()) {
            return new Attachment(digest, there.get().size(), false);
        }
        Files.createDirectories(uploads);
        Path upload = Uploads.name(uploads);
        DurableFile.write(upload, out -> new MeasuredCopy(digest).copy(content, out));
        try {
            Uploads.removeLeftovers(uploads, upload);
            return attached(name, digest, Content.of(upload));
        } finally {
            Files.deleteIfExists(upload);
        }
    }

    private Attachment attached(String name, String digest, Content content) {
        Kept kept = written(title, () -> bucket.claim(name, content));
        if (kept.size() != content.size()) {
            throw unwritable(title, new IOException("other bytes stand under " + name));
        }
        return new Attachment(digest, kept.size(), true);
    }

    InputStream open(String digest) {
        String name = name(digest);
        return asked(() -> {
            Kept kept = bucket.find(name)
                    .orElseThrow(() -> new EvidenceUnreadable(
                            "There is no attachment " + digest + " of " + title + ". Hand it in."));
            return new DigestedStream(digest, bucket.open(kept).stream());
        });
    }

    private String name(String digest) {
        EvidenceName.requireDigest(digest);
        return folder + Attachment.fileName(digest);
    }
}
