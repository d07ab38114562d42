package dev.slipway.process.mirror;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Mirror;
import dev.slipway.ledger.MirrorDisagrees;
import dev.slipway.ledger.NewEntry;
import dev.slipway.worm.WriteOnce;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one mirror up to date; what keeps it from that is said once, and a disagreement for ever. */
final class MirrorWork {

    private static final Logger LOG = LoggerFactory.getLogger(MirrorWork.class);

    private final Mirror mirror;
    private final boolean required;
    private final Consumer<NewEntry> recorder;
    private final YearlyKeeping keeping;
    private WriteOnce.State told = WriteOnce.State.UNKNOWN;
    private String failing = "";

    /** @param recorder writes an entry at once, whatever else is under way */
    MirrorWork(Mirror mirror, boolean required, Consumer<NewEntry> recorder, YearlyKeeping keeping) {
        this.mirror = mirror;
        this.required = required;
        this.recorder = recorder;
        this.keeping = keeping;
    }

    Mirror mirror() {
        return mirror;
    }

    boolean required() {
        return required;
    }

    /** Copies all there is. */
    synchronized void catchUp() {
        try {
            tell(mirror.prove());
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = mirror.copy();
            }
            recovered();
        } catch (MirrorDisagrees e) {
            stop(e);
        } catch (RuntimeException e) {
            failed(String.valueOf(e.getMessage()));
        }
    }

    /** What a mirror is to do once a year, looked at daily. */
    synchronized void keep() {
        try {
            if (mirror.state().disagreement() == null) {
                keeping.extend(mirror);
            }
        } catch (MirrorDisagrees e) {
            stop(e);
        } catch (RuntimeException e) {
            LOG.warn("What the mirror '{}' keeps is not extended yet: {}", mirror.name(), e.getMessage());
        }
    }

    private void tell(WriteOnce proof) {
        if (proof.state() == told) {
            return;
        }
        told = proof.state();
        if (proof.proven()) {
            LOG.info("The mirror '{}' of the ledger is write-once: {}.", mirror.name(), proof.reason());
        } else {
            LOG.warn("The mirror '{}' of the ledger is not write-once: {}.", mirror.name(), proof.reason());
        }
    }

    // The event first: a crash in between finds the same disagreement again, and the same key.
    private void stop(MirrorDisagrees disagreement) {
        String reason = String.valueOf(disagreement.getMessage());
        LOG.error("{} Nothing more is written to it.", reason);
        try {
            if (!disagreement.ledgerIsShorter()) {
                recorder.accept(NewEntry.of(
                        "MirrorDisagreed",
                        "ledger",
                        Actor.service("slipway"),
                        Map.of("mirror", mirror.name(), "reason", reason, "securityEvent", true),
                        "mirror-disagreed:" + mirror.name()));
            }
        } finally {
            mirror.stop(disagreement);
        }
    }

    private void failed(String reason) {
        if (failing.isEmpty()) {
            LOG.warn("The mirror '{}' of the ledger is not up to date: {}", mirror.name(), reason);
        }
        failing = reason;
    }

    private void recovered() {
        if (!failing.isEmpty()) {
            LOG.info("The mirror '{}' of the ledger is up to date again.", mirror.name());
        }
        failing = "";
    }
}
