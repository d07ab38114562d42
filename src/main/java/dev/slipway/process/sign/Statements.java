package dev.slipway.process.sign;

import dev.slipway.approval.Approval;
import dev.slipway.approval.ApprovalStatement;
import dev.slipway.approval.PendingStatement;
import dev.slipway.process.Answer;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.record.LedgerView;
import dev.slipway.process.record.Pseudonyms;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the statement of an answer from the data that the form shows. */
@Component
class Statements {

    private static final int NONCE = 16;
    private static final String PACKAGE = "package";
    private static final String CONFIGURATION = "configuration";
    private static final String EVIDENCE = "evidence-bundle";

    private final Candidates candidates;
    private final LedgerView ledger;
    private final Pseudonyms pseudonyms;
    private final SigningProperties properties;
    private final Clock clock;
    private final Supplier<String> nonces = nonces();

    Statements(
            Candidates candidates,
            LedgerView ledger,
            Pseudonyms pseudonyms,
            SigningProperties properties,
            Clock clock) {
        this.candidates = candidates;
        this.ledger = ledger;
        this.pseudonyms = pseudonyms;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * @param signing {@link ApprovalStatement#OWN_KEY} or {@link ApprovalStatement#SERVICE_KEY}
     * @param loggedInAt null where the person signs with a key of one's own, or where it is not known
     */
    PendingStatement of(DelegateTask task, Approval approval, String signing, @Nullable Instant loggedInAt) {
        ReleaseId release = ReleaseVariables.releaseOf(task.getExecution());
        ReleaseVariables variables = ReleaseVariables.of(task);
        int round = variables.number(Fact.APPROVAL_ROUND, 0);
        String nonce = nonces.get();
        Instant now = clock.instant();
        Instant expires = now.plus(properties.statementValidity());
        byte[] payload = new ApprovalStatement(
                        approval.approved() ? subjects(release, variables) : subjectsOfRound(variables),
                        release,
                        round,
                        task.getId(),
                        approval,
                        pseudonyms.of(approval.person()),
                        approval.onBehalfOf() == null ? null : pseudonyms.of(approval.onBehalfOf()),
                        variables.textOr(Answer.WINDOW_START, ""),
                        variables.textOr(Answer.WINDOW_END, ""),
                        nonce,
                        now,
                        expires,
                        task.getProcessDefinitionId(),
                        signing,
                        loggedInAt,
                        ledger.seen())
                .payload();
        return new PendingStatement(
                nonce, task.getId(), release, round, approval.role(), approval.person(), payload, now, expires);
    }

    /**
     * Digests by name: of every component as its evidence names it now, and what the round was opened for.
     *
     * @throws IllegalStateException when the evidence is not complete any more, or is about another package
     */
    Map<String, String> subjects(ReleaseId release, ReleaseVariables variables) {
        return subjects(
                candidates.candidate(release).releasePackage(),
                variables.text(Fact.PACKAGE_DIGEST),
                variables.text(Fact.CONFIGURATION_DIGEST),
                variables.text(Fact.EVIDENCE_BUNDLE_ID));
    }

    /** A no has to be possible also when the evidence is gone, or when it says something else than it did. */
    private static Map<String, String> subjectsOfRound(ReleaseVariables variables) {
        return Map.of(
                PACKAGE, variables.text(Fact.PACKAGE_DIGEST),
                CONFIGURATION, variables.text(Fact.CONFIGURATION_DIGEST),
                EVIDENCE, variables.text(Fact.EVIDENCE_BUNDLE_ID));
    }

    /** @throws IllegalStateException when the components are no longer those of the package digest */
    static Map<String, String> subjects(
            ReleasePackage parts, String packageDigest, String configurationDigest, String bundleId) {
        if (!parts.digest().equals(packageDigest)
                || !parts.configurationDigest().equals(configurationDigest)) {
            throw new IllegalStateException("Nothing can be signed for " + parts.system() + " " + parts.version()
                    + ": its package is now " + parts.digest() + ", the round was opened for " + packageDigest
                    + ". Restore the package, or have it assessed and approved anew.");
        }
        Map<String, String> subjects = new TreeMap<>();
        parts.components().forEach(part -> subjects.put(part.type().id() + "/" + part.name(), part.digest()));
        subjects.put(PACKAGE, packageDigest);
        subjects.put(CONFIGURATION, configurationDigest);
        subjects.put(EVIDENCE, bundleId);
        return subjects;
    }

    private static Supplier<String> nonces() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[NONCE];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }
}
