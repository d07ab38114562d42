package dev.slipway.audit.record;

import java.util.List;

/**
 * Everything that an auditor is shown of one release, as plain data in an order that does not change: what the pages
 * draw, what the JSON is, and what goes into an audit pack.
 *
 * @param deviations what did not go as the procedure has it, open ones first and then gravest first
 * @param timeline what happened, in the order of the ledger
 * @param diagrams the models that ran, each in the version that ran, outermost first
 * @param tables the decision tables that were asked, each in the version that answered
 * @param ledger every entry about the release as it is stored
 */
public record ReleaseRecord(
        String slug,
        Summary summary,
        List<Deviation> deviations,
        List<Happening> timeline,
        List<Diagram> diagrams,
        List<CompletedForm> forms,
        List<DecisionTable> tables,
        List<ApprovalRound> approvals,
        List<GateAnswer> gates,
        List<StagingResult> staging,
        List<Measurement> measurements,
        List<EvidenceItem> evidence,
        List<MailSent> mails,
        List<LedgerLine> ledger) {}
