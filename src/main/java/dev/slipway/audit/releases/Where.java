package dev.slipway.audit.releases;

import java.util.ArrayList;
import java.util.List;

/** Conditions that must all hold, each with what it is compared with. */
final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Where and(String condition, Object... compared) {
        conditions.add(condition);
        values.addAll(List.of(compared));
        return this;
    }

    String sql() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    Object[] values() {
        return values.toArray();
    }

    Where copy() {
        Where copy = new Where();
        copy.conditions.addAll(conditions);
        copy.values.addAll(values);
        return copy;
    }
}
