package dev.slipway.audit.procedure;

import dev.slipway.audit.Attention;
import java.util.List;

/** Whether the procedure itself is in order: approved, in force, and reviewed in time. */
final class ProcedureStanding implements Attention {

    private static final String REMEDY =
            " Its owner has it approved and reviewed, and sets status, approver and dates in procedure.yaml.";

    private final ProcedureReader reader;

    ProcedureStanding(ProcedureReader reader) {
        this.reader = reader;
    }

    @Override
    public String title() {
        return "The procedure";
    }

    @Override
    public List<Note> notes() {
        ProcedureReader.Described described = reader.described();
        List<String> objections = described.objections();
        return objections.isEmpty()
                ? List.of()
                : List.of(new Note(
                        described.procedure().id() + ": " + String.join(" ", objections) + REMEDY, "/audit/procedure"));
    }
}
