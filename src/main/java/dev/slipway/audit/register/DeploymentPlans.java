package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Ending;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each plan as it was written, and what of it was recorded when planning was complete. */
final class DeploymentPlans implements Register {

    private static final String WRITTEN = "Activity_CreateDeploymentPlan";
    private static final String RECORDED = "DeploymentPlanned";

    private static final Book BOOK = new Book(
            "deployment-plans",
            "Deployment plans",
            "REC-AI-DEPLOY-001",
            "Each deployment plan: what was planned, for which window, and within which time a rollback was promised."
                    + " A release that was planned again has a line for each plan.",
            "Release",
            Role.DEPLOYMENT_MANAGER.title(),
            "Written",
            new Ending("Planning complete", "not yet", "Only plans that are not complete"),
            false,
            List.of(
                    Column.text("by", "By"),
                    Column.detail("scope", "Scope"),
                    Column.detail("objectives", "Objectives"),
                    Column.of("windowStart", "Window from", Form.MOMENT),
                    Column.of("windowEnd", "Window to", Form.MOMENT),
                    Column.text("steps", "Traffic steps (%)"),
                    Column.text("rtoMinutes", "Rollback promised within (min)")));

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of("TaskCompleted", RECORDED);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        if (entry.content().type().equals(RECORDED)) {
            recorded(entry, told, lines);
        } else if (told.text("task").equals(WRITTEN)) {
            written(entry, told, lines);
        }
    }

    private static void written(Entry entry, Told told, Lines lines) {
        Told plan = told.in("values");
        lines.open(
                entry,
                told.text("taskId"),
                Map.of(
                        "by", entry.content().actor().id(),
                        "scope", plan.text("planScope"),
                        "objectives", plan.text("planObjectives"),
                        "windowStart", plan.text("windowStart"),
                        "windowEnd", plan.text("windowEnd")));
    }

    private static void recorded(Entry entry, Told told, Lines lines) {
        Map<String, String> facts = Map.of(
                "windowStart", told.text("windowStart"),
                "windowEnd", told.text("windowEnd"),
                "steps", told.text("steps"),
                "rtoMinutes", told.text("rtoMinutes"));
        String key = lines.newestOpen(entry.content().subject()).orElseGet(() -> {
            String own = "entry:" + entry.sequence();
            lines.open(entry, own, facts);
            return own;
        });
        lines.close(entry, key, facts);
    }
}
