package dev.slipway.process.handin;

import dev.slipway.access.Person;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceBundle;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.release.FrozenBundle;
import dev.slipway.release.FrozenEvidence;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** What a release is decided on, for people who read it in the browser before they decide. */
@Controller
@RequestMapping("/releases/{slug}/evidence")
class EvidencePage {

    private final EvidenceArchive archive;
    private final FrozenEvidence frozen;
    private final Releases releases;

    EvidencePage(EvidenceArchive archive, FrozenEvidence frozen, Releases releases) {
        this.archive = archive;
        this.frozen = frozen;
        this.releases = releases;
    }

    /**
     * One document.
     *
     * @param counts it is one of those under the bundle id
     */
    record Line(EvidenceDocument document, boolean counts) {

        public String name() {
            return document.type() + "." + document.revision();
        }
    }

    @GetMapping
    String list(@PathVariable("slug") String slug, @AuthenticationPrincipal Person person, Model model) {
        ReleaseId release = readable(slug, person);
        List<EvidenceDocument> documents = archive.documents(release.system(), release.version());
        Optional<FrozenBundle> settled = frozen.of(release);
        EvidenceBundle counted = settled.map(FrozenBundle::listed).orElseGet(() -> EvidenceBundle.of(documents));
        model.addAttribute("release", release);
        model.addAttribute("frozenAt", settled.map(FrozenBundle::frozenAt).orElse(null));
        model.addAttribute("bundleId", settled.map(FrozenBundle::bundleId).orElseGet(counted::id));
        model.addAttribute(
                "lines",
                documents.stream()
                        .map(document -> new Line(document, counted.documents().contains(document)))
                        .toList());
        return "evidence";
    }

    /** As text whatever it is, so that no browser runs what somebody handed in. */
    @GetMapping("/{name}")
    ResponseEntity<byte[]> document(
            @PathVariable("slug") String slug,
            @PathVariable("name") String name,
            @AuthenticationPrincipal Person person) {
        ReleaseId release = readable(slug, person);
        EvidenceDocument document = address(release, name)
                .among(archive.documents(release.system(), release.version()))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no document '" + name + "' of this version."));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .eTag("\"" + document.digest() + "\"")
                .body(archive.content(release.system(), release.version(), document));
    }

    private static DocumentAddress address(ReleaseId release, String name) {
        try {
            return DocumentAddress.parse(release.system(), release.version(), name);
        } catch (HandInRefused malformed) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, malformed.getMessage(), malformed);
        }
    }

    private ReleaseId readable(String slug, Person person) {
        if (person.roles().isEmpty()) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "Evidence is read by those who hold a role in releases; ask one of them.");
        }
        return releases.find(slug)
                .map(attempt -> attempt.release())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no release '" + slug + "'. Look for it on the start page."));
    }
}
