package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Ending;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each answer of an approver, and each authorization that came of a round of yeses. */
final class DeploymentApprovals implements Register {

    private static final Map<String, String> ANSWERS =
            Map.of("ApprovalGiven", "approved", "ApprovalRefused", "rejected");
    private static final String REVOKED = "ApprovalRevoked";
    private static final String AUTHORIZED = "DeploymentAuthorized";

    private static final Book BOOK = new Book(
            "deployment-approvals",
            "Deployment approvals",
            "REC-AI-DEPLOY-002",
            "Each answer to a request for approval, with conditions and the way it was signed, and each deployment"
                    + " authorization that was issued.",
            "Release",
            Role.DEPLOYMENT_MANAGER.title(),
            "Answered",
            new Ending("Taken back", "no", "Only answers that stand"),
            false,
            List.of(
                    Column.text("decision", "Decision"),
                    Column.of("role", "As", Form.ROLE),
                    Column.text("person", "By"),
                    Column.detail("onBehalfOf", "On behalf of"),
                    Column.text("round", "Round"),
                    Column.detail("comment", "Comment"),
                    Column.detail("conditions", "Conditions"),
                    Column.text("signed", "Signed by"),
                    Column.detail("expires", "Valid until", Form.MOMENT),
                    Column.detail("revoked", "Why taken back")));

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of("ApprovalGiven", "ApprovalRefused", REVOKED, AUTHORIZED);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        switch (entry.content().type()) {
            case REVOKED -> lines.close(entry, key(entry, told), Map.of("revoked", told.text("reason")));
            case AUTHORIZED ->
                lines.open(
                        entry,
                        "authorization:" + told.text("id"),
                        Map.of("decision", "authorization issued", "expires", told.text("expires")));
            default -> lines.open(entry, key(entry, told), answer(entry, told));
        }
    }

    private static Map<String, String> answer(Entry entry, Told told) {
        return Map.of(
                "decision", ANSWERS.getOrDefault(entry.content().type(), ""),
                "role", told.text("role"),
                "person", told.text("person"),
                "onBehalfOf", told.text("onBehalfOf"),
                "round", told.text("round"),
                "comment", told.text("comment"),
                "conditions", told.text("conditions"),
                "signed", told.text("way"));
    }

    private static String key(Entry entry, Told told) {
        return entry.content().subject() + ":" + told.text("round") + ":" + told.text("role");
    }
}
