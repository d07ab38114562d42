package dev.slipway.process.record;

import java.sql.ResultSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows that say who is meant by a pseudonym. */
@Component
class LedgerPersonTable {

    private final JdbcClient jdbc;
    private final TransactionTemplate own;

    LedgerPersonTable(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** From person to pseudonym. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        jdbc.sql("select person, pseudonym from ledger_person").query((ResultSet row) -> {
            all.put(row.getString(1), row.getString(2));
        });
        return all;
    }

    /**
     * Committed at once, whatever becomes of the step in which the person was met.
     *
     * @return the pseudonym that the person has from now on: this one, or that of another node that was faster
     */
    String add(String person, String pseudonym) {
        try {
            own.executeWithoutResult(status -> jdbc.sql("insert into ledger_person (pseudonym, person) values (?, ?)")
                    .params(pseudonym, person)
                    .update());
            return pseudonym;
        } catch (DuplicateKeyException faster) {
            return of(person).orElseThrow(() -> faster);
        }
    }

    Optional<String> of(String person) {
        return jdbc.sql("select pseudonym from ledger_person where person = ?")
                .param(person)
                .query(String.class)
                .optional();
    }

    void remove(String person) {
        jdbc.sql("delete from ledger_person where person = ?").param(person).update();
    }
}
