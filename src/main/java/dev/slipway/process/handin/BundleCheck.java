package dev.slipway.process.handin;

import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.evidence.EvidenceUnreadable;
import dev.slipway.release.FrozenBundle;
import dev.slipway.release.FrozenEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether every bundle id still leads to the stored documents that it was made of. */
@Component
class BundleCheck {

    private final FrozenEvidence frozen;
    private final EvidenceArchive archive;

    BundleCheck(FrozenEvidence frozen, EvidenceArchive archive) {
        this.frozen = frozen;
        this.archive = archive;
    }

    /**
     * What a bundle id stands for.
     *
     * @param broken what is not as it was frozen, in words; empty when all of it is there
     */
    record Bundle(
            String bundleId,
            String release,
            String system,
            String version,
            String frozenAt,
            boolean counts,
            List<EvidenceDocument> documents,
            List<String> broken) {}

    List<Bundle> under(String bundleId) {
        return frozen.under(bundleId).stream().map(this::check).toList();
    }

    List<Bundle> all() {
        return frozen.all().stream().map(this::check).toList();
    }

    private Bundle check(FrozenBundle bundle) {
        List<String> broken = new ArrayList<>();
        if (!bundle.holds()) {
            broken.add("The list of documents has the id " + bundle.listed().id() + "; found " + bundle.bundleId()
                    + " as the one that was frozen.");
        }
        bundle.listed().documents().forEach(document -> wrong(bundle, document).ifPresent(broken::add));
        return new Bundle(
                bundle.bundleId(),
                bundle.release().slug(),
                bundle.release().system(),
                bundle.release().version(),
                bundle.frozenAt().toString(),
                bundle.liftedAt() == null,
                bundle.listed().documents(),
                broken);
    }

    private Optional<String> wrong(FrozenBundle bundle, EvidenceDocument document) {
        try {
            archive.content(bundle.release().system(), bundle.release().version(), document);
            return Optional.empty();
        } catch (EvidenceUnreachable notKnown) {
            throw notKnown;
        } catch (EvidenceUnreadable e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
