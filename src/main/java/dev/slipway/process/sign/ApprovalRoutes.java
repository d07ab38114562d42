package dev.slipway.process.sign;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.slipway.approval.Authorizations;
import dev.slipway.approval.SignedApproval;
import dev.slipway.approval.SignedApprovals;
import dev.slipway.release.ReleaseId;
import dev.slipway.signature.StatementEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The signed answers of a release and its signed authorization, for whoever wants to check them. */
@RestController
@RequestMapping("/api/releases/{slug}/approvals")
class ApprovalRoutes {

    private static final MediaType ENVELOPE = MediaType.parseMediaType("application/vnd.dsse.envelope.v1+json");

    private final SignedApprovals signed;
    private final Authorizations authorizations;
    private final IdentityService identities;

    ApprovalRoutes(SignedApprovals signed, Authorizations authorizations, IdentityService identities) {
        this.signed = signed;
        this.authorizations = authorizations;
        this.identities = identities;
    }

    /** Everything that was signed for a release. */
    record Signed(
            List<Line> approvals, @JsonRawValue @Nullable String authorization) {}

    /**
     * One signed answer.
     *
     * @param envelope as it is verified
     */
    record Line(
            int round,
            String role,
            String person,
            String decision,
            String way,
            String key,
            Instant signedAt,
            String digest,
            @JsonRawValue String envelope) {

        static Line of(SignedApproval one) {
            return new Line(
                    one.round(),
                    one.role(),
                    one.person(),
                    one.decision(),
                    one.way(),
                    one.keyId(),
                    one.signedAt(),
                    one.envelope().digest(),
                    text(one.envelope()));
        }
    }

    @GetMapping
    Signed of(@PathVariable("slug") String slug) {
        ReleaseId release = release(slug);
        return new Signed(
                signed.of(release).stream().map(Line::of).toList(),
                authorizations
                        .of(release)
                        .flatMap(signed::of)
                        .map(ApprovalRoutes::text)
                        .orElse(null));
    }

    /** One envelope by its digest, byte for byte as it is verified. */
    @GetMapping("/{digest}")
    ResponseEntity<byte[]> one(@PathVariable("slug") String slug, @PathVariable("digest") String digest) {
        ReleaseId release = release(slug);
        return signed.of(release).stream()
                .map(SignedApproval::envelope)
                .filter(envelope -> envelope.digest().equals(digest))
                .findFirst()
                .or(() -> authorizations
                        .of(release)
                        .flatMap(signed::of)
                        .filter(envelope -> envelope.digest().equals(digest)))
                .map(ApprovalRoutes::download)
                .orElseThrow(() -> KeyRefused.gone(
                        "Release " + slug + " has no signed statement " + digest + ". Correct the address."));
    }

    private static ResponseEntity<byte[]> download(StatementEnvelope envelope) {
        return ResponseEntity.ok()
                .contentType(ENVELOPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"approval.dsse.json\"")
                .body(envelope.json());
    }

    private ReleaseId release(String slug) {
        KeyPerson.current(identities).requireRole();
        try {
            return ReleaseId.parse(slug);
        } catch (IllegalArgumentException e) {
            throw KeyRefused.gone(String.valueOf(e.getMessage()));
        }
    }

    private static String text(StatementEnvelope envelope) {
        return new String(envelope.json(), StandardCharsets.UTF_8);
    }
}
