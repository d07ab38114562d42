package dev.slipway.process.handin;

import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.process.record.SecurityEvents;
import dev.slipway.release.Digests;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds every bundle id and every entry about evidence against the store, and records each night what came of it; what
 * has no entry gets one.
 */
@Component
public class EvidenceMapping {

    private static final String SUBJECT = "evidence";
    /** An entry has an end; the store itself shows the rest. */
    private static final int NAMED = 50;

    private final BundleCheck bundles;
    private final RecordedEvidence recorded;
    private final EvidenceReceipts receipts;
    private final LedgerRecorder recorder;
    private final SecurityEvents events;
    private final Clock clock;
    private List<String> told = List.of();

    EvidenceMapping(
            BundleCheck bundles,
            RecordedEvidence recorded,
            EvidenceReceipts receipts,
            LedgerRecorder recorder,
            SecurityEvents events,
            Clock clock) {
        this.bundles = bundles;
        this.recorded = recorded;
        this.receipts = receipts;
        this.recorder = recorder;
        this.events = events;
        this.clock = clock;
    }

    /** What was not as it had been frozen or recorded when it was last looked at, in words; empty when all of it was. */
    public synchronized List<String> troubles() {
        return told;
    }

    /** Nodes that find the same share one entry. */
    @Scheduled(cron = "0 0 3 * * *", zone = "UTC")
    void record() {
        try {
            compare();
        } catch (EvidenceUnreachable away) {
            notKnown(away);
            record(Map.of("sound", false, "notKnown", String.valueOf(away.getMessage())));
        }
    }

    private void compare() {
        List<BundleCheck.Bundle> checked = bundles.all();
        List<RecordedEvidence.Comparison> compared = recorded.compare();
        List<String> found = new ArrayList<>();
        compared.forEach(version -> found.addAll(madeUpFor(version)));
        List<String> broken = new ArrayList<>(broken(checked));
        compared.forEach(version -> broken.addAll(version.broken()));
        record(Map.of(
                "bundles", checked.size(),
                "sound", broken.isEmpty(),
                "brokenCount", broken.size(),
                "broken", first(broken),
                "unrecordedCount", found.size(),
                "unrecorded", first(found)));
        tell(broken);
    }

    private List<String> madeUpFor(RecordedEvidence.Comparison version) {
        String title = version.system() + " " + version.version() + " ";
        List<String> found = new ArrayList<>();
        version.unrecorded().forEach(document -> {
            receipts.recordFound(version.system(), version.version(), document);
            found.add(title + document.fileName());
        });
        version.attachments().forEach(attachment -> {
            receipts.recordFound(version.system(), version.version(), attachment);
            found.add(title + attachment.digest());
        });
        return found;
    }

    /** What was lost while nobody ran is not waited for until the night. */
    @EventListener(ApplicationReadyEvent.class)
    void look() {
        try {
            tell(broken(bundles.all()));
        } catch (EvidenceUnreachable away) {
            notKnown(away);
        }
    }

    /** A store that does not answer has lost nothing that we know of; that we do not know is told. */
    private synchronized void notKnown(EvidenceUnreachable away) {
        told = List.of("The store was not looked at: " + away.getMessage());
    }

    private void record(Map<String, Object> payload) {
        recorder.record(NewEntry.of(
                "EvidenceMappingChecked",
                SUBJECT,
                Actor.service("slipway"),
                payload,
                "evidence-mapping:" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ":"
                        + Digests.of(String.valueOf(new TreeMap<>(payload)))));
    }

    private static List<String> broken(List<BundleCheck.Bundle> checked) {
        return checked.stream()
                .flatMap(bundle -> bundle.broken().stream().map(reason -> bundle.release() + ": " + reason))
                .toList();
    }

    private static List<String> first(List<String> all) {
        return all.stream().limit(NAMED).toList();
    }

    private synchronized void tell(List<String> broken) {
        if (!broken.isEmpty() && !broken.equals(told)) {
            events.record(
                    "EvidenceMappingBroken",
                    "Evidence is not what was frozen or recorded: " + String.join("; ", first(broken)),
                    Map.of("broken", first(broken)));
        }
        told = List.copyOf(broken);
    }
}
