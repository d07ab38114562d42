package dev.slipway.audit.releases;

import dev.slipway.process.history.LedgerPeople;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes conditions of what was typed, and refuses what cannot be one. */
@Component
class ReleaseFilter {

    private static final Pattern PSEUDONYM = Pattern.compile("person-[0-9a-f]{16}");
    private static final int LONGEST = 300;
    private static final String OPEN = "open";

    private final LedgerPeople people;
    private final Targets targets;

    ReleaseFilter(LedgerPeople people, Targets targets) {
        this.people = people;
        this.targets = targets;
    }

    /** @throws BadFilter when a field holds what no release can match by its form */
    Where where(ReleaseQuery query) {
        Where where = new Where();
        equal(where, "system", "r.system", query.system());
        equal(where, "environment", "r.environment", query.environment());
        equal(where, "version", "r.version", query.version());
        equal(where, "type", "r.release_type", query.type());
        equal(where, "tier", "r.risk_tier", query.tier());
        equal(where, "outcome", "r.outcome", query.outcome());
        text("q", query.q(), text -> anything(where, text));
        text("approver", query.approver(), text -> approver(where, text));
        text("findings", query.findings(), text -> findings(where, text));
        text("from", query.from(), text -> where.and("r.requested_at >= ?", start(day("from", text))));
        text(
                "until",
                query.until(),
                text -> where.and("r.requested_at < ?", start(day("until", text).plusDays(1))));
        return where;
    }

    private static void equal(Where where, String field, String column, @Nullable String value) {
        text(field, value, text -> where.and(column + " = ?", text));
    }

    /** One name may be that of a system; else it is looked for where names are. */
    private void anything(Where where, String text) {
        if (targets.hasSystem(text)) {
            where.and("r.system = ?", text);
        } else {
            where.and("(r.slug = ? or r.version = ? or r.change_ticket = ?)", text, text, text);
        }
    }

    private void approver(Where where, String text) {
        String pseudonym = PSEUDONYM.matcher(text).matches()
                ? text
                : people.pseudonym(text).orElse(text);
        where.and(
                "exists (select 1 from audit_release_person p where p.slug = r.slug and p.person = ? and p.part = ?)",
                pseudonym,
                Part.APPROVER.name());
    }

    private static void findings(Where where, String text) {
        if (!text.toLowerCase(Locale.ROOT).equals(OPEN)) {
            throw new BadFilter("findings", "'open' or left out", text);
        }
        where.and("r.needs_look = true");
    }

    static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new BadFilter(field, "a day such as 2026-11-30", text);
        }
    }

    private static Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** What one field adds. */
    private interface Adding {
        void with(String text);
    }

    private static void text(String field, @Nullable String value, Adding adding) {
        String text = value == null ? "" : value.strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new BadFilter(field, "at most " + LONGEST + " printable characters", text.length() + " characters");
        }
        if (!text.isEmpty()) {
            adding.with(text);
        }
    }
}
