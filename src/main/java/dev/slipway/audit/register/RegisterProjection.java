package dev.slipway.audit.register;

import dev.slipway.audit.index.Projection;
import dev.slipway.ledger.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hands each entry to the registers that it concerns. */
final class RegisterProjection implements Projection {

    private final JdbcClient jdbc;
    private final Map<String, List<Register>> byType = new HashMap<>();

    RegisterProjection(JdbcClient jdbc, List<Register> registers) {
        this.jdbc = jdbc;
        for (Register register : registers) {
            register.types()
                    .forEach(type -> byType.computeIfAbsent(type, none -> new ArrayList<>())
                            .add(register));
        }
    }

    @Override
    public String shape() {
        return "registers:2";
    }

    @Override
    public void apply(Entry entry) {
        byType.getOrDefault(entry.content().type(), List.of())
                .forEach(register -> register.read(entry, Told.by(entry), new Lines(jdbc, register.book())));
    }

    @Override
    public void clear() {
        jdbc.sql("delete from audit_register_line").update();
        jdbc.sql("delete from audit_membership_half").update();
        jdbc.sql("delete from audit_approval_month").update();
    }
}
