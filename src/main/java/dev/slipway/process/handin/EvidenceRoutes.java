package dev.slipway.process.handin;

import dev.slipway.evidence.Attachment;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceBundle;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.ledger.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where pipelines hand in evidence, and where everybody with a role reads it. */
@RestController
@RequestMapping("/api/evidence/{system}/{version}")
class EvidenceRoutes {

    private final EvidenceArchive archive;
    private final HandIns handIns;
    private final HandInRights rights;

    EvidenceRoutes(EvidenceArchive archive, HandIns handIns, HandInRights rights) {
        this.archive = archive;
        this.handIns = handIns;
        this.rights = rights;
    }

    /**
     * A document as it lies in the store.
     *
     * @param added false where the same bytes were there already
     * @param afterFreezeOf open releases for which it is part of the record, and not of the bundle
     */
    record Receipt(
            String type,
            int revision,
            String digest,
            String mediaType,
            long size,
            boolean added,
            List<String> afterFreezeOf) {}

    /**
     * Everything that was handed in for a version.
     *
     * @param bundleId of the newest revisions, which counts for releases that are not frozen yet
     */
    record Listing(String system, String version, String bundleId, List<EvidenceDocument> documents) {}

    @PutMapping("/{name}")
    ResponseEntity<Receipt> handIn(
            @PathVariable("system") String system,
            @PathVariable("version") String version,
            @PathVariable("name") String name,
            HttpServletRequest request)
            throws IOException {
        Actor sender = rights.requireSender();
        DocumentAddress address = DocumentAddress.parse(system, version, name);
        address.requireKnownType();
        HandIns.Taken taken = handIns.take(address, SentDocument.read(request, address.type()), sender);
        EvidenceDocument document = taken.kept().document();
        Receipt receipt = new Receipt(
                document.type(),
                document.revision(),
                document.digest(),
                document.mediaType(),
                document.size(),
                taken.kept().added(),
                taken.after());
        return created(receipt.added(), request, document.type() + "." + document.revision())
                .body(receipt);
    }

    @PutMapping("/attachments/{digest}")
    ResponseEntity<Attachment> attach(
            @PathVariable("system") String system,
            @PathVariable("version") String version,
            @PathVariable("digest") String digest,
            HttpServletRequest request)
            throws IOException {
        Actor sender = rights.requireSender();
        requireSize(request.getContentLengthLong());
        Attachment attachment = handIns.attach(system, version, digest, request.getInputStream(), sender);
        return created(attachment.added(), request, digest).body(attachment);
    }

    @GetMapping
    Listing list(@PathVariable("system") String system, @PathVariable("version") String version) {
        rights.requireReader();
        List<EvidenceDocument> documents = archive.documents(system, version);
        if (documents.isEmpty()) {
            throw missing("There is no evidence of this version of the system.");
        }
        return new Listing(system, version, EvidenceBundle.of(documents).id(), documents);
    }

    @GetMapping("/{name}")
    ResponseEntity<byte[]> document(
            @PathVariable("system") String system,
            @PathVariable("version") String version,
            @PathVariable("name") String name) {
        rights.requireReader();
        EvidenceDocument document = DocumentAddress.parse(system, version, name)
                .among(archive.documents(system, version))
                .orElseThrow(() -> missing("There is no such document of this version."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .eTag("\"" + document.digest() + "\"")
                .body(archive.content(system, version, document));
    }

    @GetMapping("/attachments/{digest}")
    ResponseEntity<Resource> attachment(
            @PathVariable("system") String system,
            @PathVariable("version") String version,
            @PathVariable("digest") String digest) {
        rights.requireReader();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new InputStreamResource(archive.attachment(system, version, digest)));
    }

    private static ResponseEntity.BodyBuilder created(boolean added, HttpServletRequest request, String name) {
        String folder = request.getRequestURI().replaceFirst("[^/]+$", "");
        return added ? ResponseEntity.created(URI.create(folder + name)) : ResponseEntity.ok();
    }

    private static void requireSize(long announced) {
        if (announced > EvidenceArchive.MAX_ATTACHMENT_BYTES) {
            throw new HandInRefused(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "An attachment must have at most " + EvidenceArchive.MAX_ATTACHMENT_BYTES + " bytes; found "
                            + announced + " announced. Store it elsewhere and name its location and digest.");
        }
    }

    private static HandInRefused missing(String what) {
        return new HandInRefused(HttpStatus.NOT_FOUND, what + " Have CI hand it in, or correct the address.");
    }
}
