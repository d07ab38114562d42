package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who is meant by the ledger's pseudonyms, and how a person is forgotten. */
@RestController
class PeopleRoutes {

    private final Pseudonyms pseudonyms;
    private final IdentityService identities;
    private final LedgerRecorder recorder;

    PeopleRoutes(Pseudonyms pseudonyms, IdentityService identities, LedgerRecorder recorder) {
        this.pseudonyms = pseudonyms;
        this.identities = identities;
        this.recorder = recorder;
    }

    /** What a request was refused for. */
    record Refusal(String message) {}

    /** For auditors: from pseudonym to person, without those who were forgotten. */
    @GetMapping("/api/ledger/people")
    Map<String, String> people() {
        return pseudonyms.known().byPseudonym();
    }

    /** For administrators: takes away who is meant by the pseudonym of one who has left. */
    @DeleteMapping("/api/people/{person}")
    ResponseEntity<Object> forget(@PathVariable String person, Authentication administrator) {
        if (identities.createUserQuery().userId(person).count() > 0) {
            return refused(
                    HttpStatus.CONFLICT,
                    "Only a person who has left is forgotten; '" + person + "' has an account. Delete it first.");
        }
        return pseudonyms
                .forget(person)
                .map(pseudonym -> forgotten(pseudonym, administrator.getName()))
                .orElseGet(() -> refused(HttpStatus.NOT_FOUND, "The ledger knows nobody called '" + person + "'."));
    }

    private ResponseEntity<Object> forgotten(String pseudonym, String administrator) {
        recorder.record(NewEntry.of(
                "PersonForgotten",
                "people",
                Actor.person(administrator, null),
                Map.of("pseudonym", pseudonym),
                "forgotten:" + pseudonym));
        return ResponseEntity.ok(Map.of("pseudonym", pseudonym));
    }

    private static ResponseEntity<Object> refused(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(new Refusal(message));
    }
}
