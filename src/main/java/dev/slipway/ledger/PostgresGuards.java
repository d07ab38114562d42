package dev.slipway.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Triggers of PostgreSQL, which fire {@code ALWAYS}: also in a session that plays a replica. */
record PostgresGuards(Connection connection) implements LedgerGuards {

    private static final Map<String, String> FUNCTIONS = Map.of(
            "ledger_deny",
            """
            begin
              raise exception 'the ledger is append-only: % of % is refused', tg_op, tg_table_name
                using errcode = 'insufficient_privilege';
            end
            """,
            "ledger_entry_at_end",
            """
            declare
              first bigint;
              last bigint;
              rows bigint;
              wrong bigint;
              ends bigint;
            begin
              select min(seq), max(seq), count(*),
                  min(seq) filter (where leaf_hash is distinct from encode(sha256('\\x00'::bytea || body), 'hex'))
                into first, last, rows, wrong from added;
              if wrong is not null then
                raise exception 'entry % of the ledger does not have the hash of its bytes', wrong
                  using errcode = 'insufficient_privilege';
              end if;
              select size into ends from ledger_head;
              if last - first + 1 <> rows or first <> ends and not (first > ends and exists (
                  select from ledger_entry where seq = first - 1)) then
                raise exception 'entry % is not the next one of a ledger of %', first, ends
                  using errcode = 'insufficient_privilege';
              end if;
              return null;
            end
            """,
            "ledger_entry_covered",
            """
            begin
              if new.seq >= (select size from ledger_head) then
                raise exception 'entry % stands behind the ledger''s head', new.seq
                  using errcode = 'insufficient_privilege';
              end if;
              return null;
            end
            """,
            "ledger_head_forward",
            """
            declare
              at bigint := old.size;
              last_leaf varchar := old.last_leaf;
              peaks bytea := decode(old.frontier, 'hex');
              hash bytea;
              rest bigint;
              place integer;
            begin
              while at < new.size loop
                select leaf_hash into last_leaf from ledger_entry where seq = at;
                exit when not found;
                hash := decode(last_leaf, 'hex');
                rest := at;
                while rest & 1 = 1 loop
                  hash := sha256('\\x01'::bytea || substring(peaks from length(peaks) - 31) || hash);
                  peaks := substring(peaks from 1 for length(peaks) - 32);
                  rest := rest >> 1;
                end loop;
                peaks := peaks || hash;
                at := at + 1;
              end loop;
              place := length(peaks) - 31;
              hash := case when at = 0 then sha256('') else substring(peaks from place) end;
              while place > 1 loop
                place := place - 32;
                hash := sha256('\\x01'::bytea || substring(peaks from place for 32) || hash);
              end loop;
              if (new.id, new.size, new.last_leaf, new.frontier, new.root) is distinct from
                  (old.id, at, last_leaf, encode(peaks, 'hex'), encode(hash, 'hex')) then
                raise exception 'the head of the ledger does not follow from its entries'
                  using errcode = 'insufficient_privilege';
              end if;
              return new;
            end
            """,
            "ledger_node_follows",
            """
            declare
              hashes bytea[];
            begin
              if new.tree_level = 8 then
                select array_agg(decode(leaf_hash, 'hex') order by seq) into hashes from ledger_entry
                  where seq >= new.idx * 256 and seq < (new.idx + 1) * 256;
              else
                select array_agg(decode(hash, 'hex') order by idx) into hashes from ledger_node
                  where tree_level = new.tree_level - 8 and idx >= new.idx * 256 and idx < (new.idx + 1) * 256;
              end if;
              if coalesce(array_length(hashes, 1), 0) = 256 then
                while array_length(hashes, 1) > 1 loop
                  select array_agg(sha256('\\x01'::bytea || hashes[2 * i - 1] || hashes[2 * i]) order by i) into hashes
                    from generate_series(1, array_length(hashes, 1) / 2) i;
                end loop;
              end if;
              if array_length(hashes, 1) is distinct from 1 or encode(hashes[1], 'hex') is distinct from new.hash then
                raise exception 'node % of level % of the ledger''s tree does not follow from those below',
                  new.idx, new.tree_level using errcode = 'insufficient_privilege';
              end if;
              return new;
            end
            """);

    private static final List<Guard> GUARDS = List.of(
            Guard.row("ledger_entry_no_change", "ledger_entry", "delete or update", "ledger_deny"),
            Guard.truncate("ledger_entry"),
            new Guard(
                    "ledger_entry_at_end",
                    "ledger_entry",
                    "after insert",
                    "referencing new table as added for each statement",
                    "ledger_entry_at_end"),
            new Guard(
                    "ledger_entry_covered",
                    "ledger_entry",
                    "after insert",
                    "deferrable initially deferred for each row",
                    "ledger_entry_covered"),
            Guard.row("ledger_head_no_other", "ledger_head", "insert or delete", "ledger_deny"),
            Guard.truncate("ledger_head"),
            Guard.row("ledger_head_forward", "ledger_head", "update", "ledger_head_forward"),
            Guard.row("ledger_node_no_change", "ledger_node", "delete or update", "ledger_deny"),
            Guard.truncate("ledger_node"),
            Guard.row("ledger_node_follows", "ledger_node", "insert", "ledger_node_follows"),
            Guard.row("ledger_checkpoint_no_change", "ledger_checkpoint", "delete or update", "ledger_deny"),
            Guard.truncate("ledger_checkpoint"),
            Guard.row("ledger_key_no_change", "ledger_key", "delete or update", "ledger_deny"),
            Guard.truncate("ledger_key"));

    private record Guard(String name, String table, String events, String granularity, String function) {

        static Guard row(String name, String table, String events, String function) {
            return new Guard(name, table, "before " + events, "for each row", function);
        }

        static Guard truncate(String table) {
            return new Guard(table + "_no_truncate", table, "before truncate", "for each statement", "ledger_deny");
        }

        String create() {
            boolean deferred = granularity.startsWith("deferrable");
            return "create " + (deferred ? "constraint " : "") + "trigger " + name + " " + events + " on " + table + " "
                    + granularity + " execute function " + function + "()";
        }
    }

    @Override
    public void install() throws SQLException {
        Statements statements = new Statements(connection);
        String path = "set search_path = " + schema() + ", pg_temp";
        for (Map.Entry<String, String> function : FUNCTIONS.entrySet()) {
            statements.run("create or replace function " + function.getKey() + "() returns trigger language plpgsql "
                    + path + " as $guard$" + function.getValue() + "$guard$");
        }
        for (Guard guard : GUARDS) {
            statements.run("drop trigger if exists " + guard.name() + " on " + guard.table());
            statements.run(guard.create());
            statements.run("alter table " + guard.table() + " enable always trigger " + guard.name());
        }
    }

    @Override
    public List<String> differences() throws SQLException {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> function : FUNCTIONS.entrySet()) {
            functionDiffers(function.getKey(), function.getValue(), found);
        }
        for (Guard guard : GUARDS) {
            guardDiffers(guard, found);
        }
        for (String table : TABLES) {
            tableDiffers(table, found);
        }
        return found;
    }

    private void functionDiffers(String name, String body, List<String> found) throws SQLException {
        List<String> stands = new Statements(connection)
                .texts(
                        "select encode(sha256(convert_to(prosrc, 'UTF8')), 'hex')"
                                + " || case when prosecdef then ' as its owner' else '' end || ' '"
                                + " || array_to_string(proconfig, ';') from pg_proc"
                                + " where pronamespace = current_schema()::regnamespace and proname = ?",
                        name);
        String wanted = Sha256.hex(Sha256.digest().digest(body.getBytes(StandardCharsets.UTF_8))) + " search_path="
                + schema() + ", pg_temp";
        if (!stands.equals(List.of(wanted))) {
            found.add("the function " + name + " should be " + wanted + ", found " + stands);
        }
    }

    private void guardDiffers(Guard guard, List<String> found) throws SQLException {
        List<String> stands = new Statements(connection)
                .texts(
                        "select lower(replace(pg_get_triggerdef(t.oid), quote_ident(current_schema()) || '.', '')) || ' '"
                                + " || t.tgenabled::text from pg_trigger t where t.tgrelid = to_regclass(?)"
                                + " and t.tgname = ?",
                        guard.table(),
                        guard.name());
        String wanted = guard.create() + " A";
        if (!stands.equals(List.of(wanted))) {
            found.add("the trigger " + guard.name() + " should be '" + wanted + "', found " + stands);
        }
    }

    private void tableDiffers(String table, List<String> found) throws SQLException {
        Statements statements = new Statements(connection);
        List<String> kind = statements.texts(
                "select relkind::text || relpersistence::text || relrowsecurity::text || relhasrules::text"
                        + " from pg_class where oid = to_regclass(?)",
                table);
        if (!kind.equals(List.of("rpfalsefalse"))) {
            found.add(table + " should be a permanent table without row security and rules, found " + kind);
        }
        List<String> own = GUARDS.stream()
                .filter(guard -> guard.table().equals(table))
                .map(Guard::name)
                .toList();
        statements
                .texts("select tgname from pg_trigger where tgrelid = to_regclass(?) and not tgisinternal", table)
                .stream()
                .filter(name -> !own.contains(name))
                .forEach(name -> found.add("the trigger " + name + " on " + table + " is not the ledger's"));
    }

    private String schema() throws SQLException {
        return new Statements(connection)
                .texts("select quote_ident(current_schema())")
                .get(0);
    }
}
