package dev.slipway.audit.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.audit.pack.PackWriter.Content;
import dev.slipway.evidence.Attachment;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.ledger.ReleaseEntries;
import dev.slipway.release.FrozenBundle;
import dev.slipway.release.FrozenEvidence;
import dev.slipway.release.ReleaseId;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the release was decided on, under the list that the ledger names, and what else was handed in of its version. */
@Component
class PackedEvidence {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EvidenceArchive archive;
    private final FrozenEvidence frozen;

    PackedEvidence(EvidenceArchive archive, FrozenEvidence frozen) {
        this.archive = archive;
        this.frozen = frozen;
    }

    void put(ReleaseId release, ReleaseEntries entries, boolean attached, PackWriter pack) throws IOException {
        Optional<FrozenBundle> bundle = frozen.of(release).filter(found -> entries.name(found.bundleId()));
        Set<String> counted = new HashSet<>();
        if (bundle.isPresent()) {
            pack.put(PackParts.BUNDLE, Content.of(bundle.get().listed().canonicalJson()));
            for (EvidenceDocument document : bundle.get().listed().documents()) {
                put(PackParts.EVIDENCE, release, document, pack);
                counted.add(document.fileName());
            }
        }
        for (EvidenceDocument document : archive.documents(release.system(), release.version())) {
            if (!counted.contains(document.fileName())) {
                put(PackParts.BESIDES, release, document, pack);
            }
        }
        attachments(release, attached, pack);
    }

    private void put(String folder, ReleaseId release, EvidenceDocument document, PackWriter pack) throws IOException {
        byte[] bytes = archive.content(release.system(), release.version(), document);
        pack.put(folder + document.fileName(), Content.of(bytes));
    }

    private void attachments(ReleaseId release, boolean attached, PackWriter pack) throws IOException {
        List<Attachment> attachments = archive.attachments(release.system(), release.version());
        pack.put(PackParts.ATTACHMENT_LIST, Content.of(list(attachments)));
        if (!attached) {
            return;
        }
        for (Attachment attachment : attachments) {
            pack.put(
                    PackParts.ATTACHMENTS + attachment.digest().replace(':', '-'),
                    () -> archive.attachment(release.system(), release.version(), attachment.digest()));
        }
    }

    private static byte[] list(List<Attachment> attachments) throws JsonProcessingException {
        List<Map<String, Object>> lines = attachments.stream()
                .map(attachment -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("digest", attachment.digest());
                    line.put("size", attachment.size());
                    return line;
                })
                .toList();
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(lines);
    }
}
