package dev.slipway.evidence;

import static dev.slipway.evidence.BucketAnswers.asked;
import static dev.slipway.evidence.BucketAnswers.unwritable;
import static dev.slipway.evidence.BucketAnswers.written;

import dev.slipway.worm.Content;
import dev.slipway.worm.Kept;
import dev.slipway.worm.Opened;
import dev.slipway.worm.S3Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Evidence as locked objects, {@code evidence/{system}/{version}/{type}.{revision}} with their media type. A revision is a
 * name without an ending, so that two nodes that hand in at once, whatever they hand in, contend for the same one.
 */
public final class BucketEvidenceStore implements EvidenceArchive {

    private static final String ROOT = "evidence/";
    private static final int MOST_RACES = 100;
    private static final int MOST_REMEMBERED = 10_000;

    private final S3Store bucket;
    private final Path uploads;
    /** By name and version, whose bytes nobody changes. */
    private final Map<Kept, EvidenceDocument> remembered = new ConcurrentHashMap<>();

    /** @param uploads folder where an attachment waits until its digest is known */
    public BucketEvidenceStore(S3Store bucket, Path uploads) {
        this.bucket = bucket;
        this.uploads = uploads.toAbsolutePath().normalize();
    }

    @Override
    public List<String> systems() {
        return folders(ROOT, EvidenceName::isSystem);
    }

    @Override
    public List<String> versions(String system) {
        return EvidenceName.isSystem(system) ? folders(ROOT + system + "/", EvidenceName::isVersion) : List.of();
    }

    @Override
    public List<EvidenceDocument> documents(String system, String version) {
        if (!EvidenceName.isSystem(system) || !EvidenceName.isVersion(version)) {
            return List.of();
        }
        return asked(() -> bucket.things(folder(system, version)).stream()
                .flatMap(this::document)
                .sorted(EvidenceDocument.ORDER)
                .toList());
    }

    @Override
    public byte[] content(String system, String version, EvidenceDocument document) {
        String name = document.fileName();
        if (!EvidenceName.isSystem(system)
                || !EvidenceName.isVersion(version)
                || EvidenceName.of(name).isEmpty()) {
            throw missing(name, system, version);
        }
        byte[] content = asked(() -> read(bucket.find(folder(system, version) + name(document))
                        .orElseThrow(() -> missing(name, system, version))))
                .bytes();
        String found = ContentDigest.of(content);
        if (!found.equals(document.digest())) {
            throw new EvidenceUnreadable("Evidence '" + name + "' of " + system + " " + version
                    + " must have the digest " + document.digest() + "; found " + found
                    + ". Find out who put it there, and hand in the next revision.");
        }
        return content;
    }

    @Override
    public KeptEvidence keep(String system, String version, NewEvidence evidence) {
        EvidenceName.requirePlace(system, version);
        evidence.requireNameAndSize();
        String title = system + " " + version;
        for (int race = 0; race < MOST_RACES; race++) {
            Revisions revisions = Revisions.of(title, evidence.type(), documents(system, version));
            Optional<EvidenceDocument> same = revisions.same(evidence);
            if (same.isPresent()) {
                return new KeptEvidence(same.get(), false);
            }
            EvidenceDocument wanted = evidence.as(revisions.next());
            if (claim(title, folder(system, version), wanted, evidence.content())) {
                return new KeptEvidence(wanted, true);
            }
        }
        throw unwritable(title, new IOException("too many others hand in the same type at once"));
    }

    /** False when somebody was faster. */
    private boolean claim(String title, String folder, EvidenceDocument wanted, byte[] content) {
        Kept kept = written(title, () -> bucket.claim(folder + name(wanted), Content.of(wanted.mediaType(), content)));
        return asked(() -> document(kept)).toList().equals(List.of(wanted));
    }

    @Override
    public List<Attachment> attachments(String system, String version) {
        return EvidenceName.isSystem(system) && EvidenceName.isVersion(version)
                ? attached(system, version).all()
                : List.of();
    }

    @Override
    public Attachment attach(String system, String version, String digest, InputStream content) throws IOException {
        EvidenceName.requirePlace(system, version);
        return attached(system, version).attach(digest, content);
    }

    @Override
    public InputStream attachment(String system, String version, String digest) {
        EvidenceName.requirePlace(system, version);
        return attached(system, version).open(digest);
    }

    private BucketAttachments attached(String system, String version) {
        return new BucketAttachments(bucket, uploads, folder(system, version), system + " " + version);
    }

    @Override
    public int keepUntil(String system, String version, Instant until) {
        EvidenceName.requirePlace(system, version);
        return asked(() -> {
            List<String> names = bucket.names(folder(system, version), "");
            names.forEach(name -> bucket.keepUntil(name, until));
            return names.size();
        });
    }

    private Stream<EvidenceDocument> document(Kept kept) {
        EvidenceDocument known = remembered.get(kept);
        if (known != null) {
            return Stream.of(known);
        }
        String fileName = kept.name().substring(kept.name().lastIndexOf('/') + 1) + ".json";
        return EvidenceName.of(fileName).map(name -> remember(kept, name)).stream();
    }

    private EvidenceDocument remember(Kept kept, EvidenceName name) {
        Content content = read(kept);
        String mediaType = content.mediaType().equals(EvidenceName.YAML) ? EvidenceName.YAML : EvidenceName.JSON;
        EvidenceDocument document =
                new NewEvidence(name.type(), name.revision(), mediaType, content.bytes()).as(name.revision());
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(kept, document);
        return document;
    }

    private Content read(Kept kept) {
        if (kept.size() > MAX_DOCUMENT_BYTES) {
            throw new EvidenceUnreadable("Evidence '" + kept.name() + "' must have at most " + MAX_DOCUMENT_BYTES
                    + " bytes; found " + kept.size() + ". Store the bulk elsewhere and name its digest.");
        }
        try (Opened opened = bucket.open(kept)) {
            byte[] bytes = opened.stream().readNBytes(MAX_DOCUMENT_BYTES + 1);
            if (bytes.length != kept.size()) {
                throw new IOException("it broke off after " + bytes.length + " of " + kept.size() + " bytes");
            }
            return Content.of(opened.mediaType(), bytes);
        } catch (IOException e) {
            throw new EvidenceUnreachable("Evidence '" + kept.name() + "' in " + bucket.place() + " cannot be read ("
                    + e.getMessage() + "). Read it again.");
        }
    }

    private List<String> folders(String prefix, Predicate<String> named) {
        return asked(() -> bucket.folders(prefix).stream().filter(named).toList());
    }

    private static String folder(String system, String version) {
        return ROOT + system + "/" + version + "/";
    }

    private static String name(EvidenceDocument document) {
        return document.type() + "." + document.revision();
    }

    private static EvidenceUnreadable missing(String name, String system, String version) {
        return new EvidenceUnreadable(
                "There is no evidence '" + name + "' of " + system + " " + version + ". Hand it in again.");
    }
}
