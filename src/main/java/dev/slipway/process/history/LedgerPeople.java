package dev.slipway.process.history;

import dev.slipway.process.record.Pseudonyms;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is meant by the ledger's pseudonyms; of a person who was forgotten the pseudonym is all there is. */
@Component
public class LedgerPeople {

    private final Pseudonyms pseudonyms;

    LedgerPeople(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** The text with names in the place of pseudonyms. */
    public String named(String text) {
        return pseudonyms.named(text);
    }

    /** Under which name the person stands in the ledger; empty for one whom it never met. */
    public Optional<String> pseudonym(String person) {
        return pseudonyms.find(person);
    }

    /** Under which name the person stands in the ledger from now on, met before or not. */
    public String pseudonymOf(String person) {
        return pseudonyms.of(person);
    }
}
