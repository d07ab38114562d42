package dev.slipway.audit.register;

import dev.slipway.audit.AuditPages;
import dev.slipway.audit.index.RecordedLedger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registers over a ledger of a test's own, as tables and as pages. */
final class RegisterDesk {

    static final String RELEASE = "credit-scoring~1.1.0~production~1";

    /** Two people whom the ledger knows by pseudonyms only. */
    static final String ADA = "person-00000000000000ad";

    static final String BEN = "person-00000000000000be";
    private static final Map<String, String> NAMES = Map.of(ADA, "ada", BEN, "ben");

    final RecordedLedger ledger;
    final Registers registers;
    final AuditPages pages;
    private final RegisterLines lines;

    RegisterDesk() {
        Registers[] made = new Registers[1];
        this.ledger = new RecordedLedger(List.of("V50__audit_registers", "V57__open_register_lines"), jdbc -> {
            made[0] = Registers.of(new MembershipHalves(jdbc), new ApprovalMonths(jdbc));
            return List.of(new RegisterProjection(jdbc, made[0].all()), new Market(jdbc));
        });
        this.registers = Objects.requireNonNull(made[0]);
        JdbcClient jdbc = ledger.tables();
        this.lines = new RegisterLines(jdbc, ledger.clock());
        RegisterReader reader = new RegisterReader(lines, new Retention(jdbc), RegisterDesk::named, ledger.clock());
        this.pages = new AuditPages(
                new RegisterPages(registers, reader, new ApprovalMonths(jdbc), ledger.index()),
                new RegisterRoutes(registers, reader, ledger.index()));
    }

    /** All lines of a register, the newest first. */
    List<Line> lines(String register) {
        return page(register, Wanted.ALL).lines();
    }

    RegisterLines.Part page(String register, Wanted wanted) {
        ledger.index().catchUp();
        return lines.page(registers.book(register).orElseThrow(), wanted);
    }

    private static String named(String text) {
        String words = text;
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            words = words.replace(name.getKey(), name.getValue());
        }
        return words;
    }
}
