package dev.slipway.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings everything from one store into another, under the same names and revisions. It may be broken off and run again:
 * what is there already is compared and left alone.
 */
public final class EvidenceMove {

    private final EvidenceStore from;
    private final EvidenceArchive to;

    public EvidenceMove(EvidenceStore from, EvidenceArchive to) {
        this.from = from;
        this.to = to;
    }

    /**
     * What came of a move.
     *
     * @param added documents and attachments that were brought
     * @param there those that were there already, byte for byte
     * @param refused what could not be brought, in words
     */
    public record Result(int added, int there, List<String> refused) {}

    /**
     * What the other store does not have as it is here, in words: other bytes of a document, another size of
     * an attachment. Nothing is written.
     */
    public List<String> lacking() {
        List<String> lacking = new ArrayList<>();
        each((system, version) -> {
            List<EvidenceDocument> kept = to.documents(system, version);
            from.documents(system, version).stream()
                    .filter(document -> !kept.contains(document))
                    .forEach(document -> lacking.add(title(system, version, document.fileName())));
            List<Attachment> attached = to.attachments(system, version);
            from.attachments(system, version).stream()
                    .filter(attachment -> !attached.contains(attachment))
                    .forEach(attachment -> lacking.add(title(system, version, attachment.digest())));
        });
        return lacking;
    }

    /** @param tell takes the name of each thing that was brought */
    public Result run(Consumer<String> tell) {
        List<String> added = new ArrayList<>();
        List<String> there = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        each((system, version) -> {
            for (EvidenceDocument document : from.documents(system, version)) {
                String title = title(system, version, document.fileName());
                move(title, () -> keep(system, version, document), added, there, refused, tell);
            }
            for (Attachment attachment : from.attachments(system, version)) {
                String title = title(system, version, attachment.digest());
                move(title, () -> attach(system, version, attachment.digest()), added, there, refused, tell);
            }
        });
        return new Result(added.size(), there.size(), refused);
    }

    private static void move(
            String title,
            Step step,
            List<String> added,
            List<String> there,
            List<String> refused,
            Consumer<String> tell) {
        try {
            if (step.added()) {
                added.add(title);
                tell.accept(title);
            } else {
                there.add(title);
            }
        } catch (EvidenceUnreachable away) {
            throw away;
        } catch (EvidenceRefused | EvidenceUnreadable | IOException e) {
            refused.add(title + ": " + e.getMessage());
        }
    }

    private boolean keep(String system, String version, EvidenceDocument document) {
        byte[] content = from.content(system, version, document);
        KeptEvidence kept = to.keep(
                system, version, new NewEvidence(document.type(), document.revision(), document.mediaType(), content));
        if (!kept.document().equals(document)) {
            throw new EvidenceUnreadable("It is there as " + kept.document().mediaType() + " and lies here as "
                    + document.mediaType() + ". Find out which of the two was handed in.");
        }
        to.content(system, version, document);
        return kept.added();
    }

    private boolean attach(String system, String version, String digest) throws IOException {
        boolean added;
        try (InputStream content = from.attachment(system, version, digest)) {
            added = to.attach(system, version, digest, content).added();
        }
        try (InputStream kept = to.attachment(system, version, digest)) {
            kept.transferTo(OutputStream.nullOutputStream());
        }
        return added;
    }

    private void each(Visit visit) {
        from.systems().forEach(system -> from.versions(system).forEach(version -> visit.version(system, version)));
    }

    private static String title(String system, String version, String name) {
        return system + " " + version + " " + name;
    }

    /** Brings one thing, and says whether it was not there before. */
    private interface Step {

        boolean added() throws IOException;
    }

    /** Takes one version after the other. */
    private interface Visit {

        void version(String system, String version);
    }
}
