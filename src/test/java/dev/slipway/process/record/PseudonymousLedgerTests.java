package dev.slipway.process.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerCheck;
import dev.slipway.ledger.LedgerVerdict;
import dev.slipway.ledger.NewEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is signed for ten years names nobody; who is meant is known for as long as it may be. */
@RecordingEngine
class PseudonymousLedgerTests {

    @Autowired
    LedgerRecorder recorder;

    @Autowired
    Ledger ledger;

    @Autowired
    Pseudonyms pseudonyms;

    @Autowired
    LedgerPersonTable table;

    @Autowired
    LedgerCheck check;

    @Autowired
    PlatformTransactionManager transactions;

    private final String subject = UUID.randomUUID().toString();
    private final String maria = "maria" + System.nanoTime();
    private final String otto = "otto." + System.nanoTime() + "@example.org";

    @Test
    void theStoredBytesNameNobody() {
        Map<String, Object> payload = Map.of(
                "person", maria,
                "reason", "not before " + maria + " is back",
                "approvals", List.of(Map.of("role", "qa-lead", "person", otto)),
                "invited", List.of(otto, maria),
                "inputs",
                        List.of(Map.of(
                                "name", "Approvals", "value", "[{\"role\":\"qa-lead\",\"person\":\"" + otto + "\"}]")),
                "values",
                        Map.of(
                                "reason", "Agreed with " + maria + ".",
                                "requestedBy", otto,
                                "approvals", "[{\"person\": \"" + maria + "\"}]"));
        NewEntry entry = entry(payload).onBehalfOf(otto);
        recorder.record(entry);

        Entry recorded = only();
        assertThat(recorded.content()).isEqualTo(entry);
        assertThat(recorded.text()).doesNotContain(maria, otto).contains("qa-lead");
    }

    @Test
    void whatIsSaidOfAPersonByAnotherIsHiddenFromTheirFirstActOn() {
        recorder.record(entry(Map.of("values", Map.of("reason", "ask " + otto))));
        assertThat(only().text()).contains(otto);

        recorder.record(NewEntry.of("TaskClaimed", subject, Actor.person(otto, null), Map.of(), subject + "-claim"));
        recorder.record(NewEntry.of(
                "TaskCompleted",
                subject,
                Actor.person(maria, null),
                Map.of("values", Map.of("to", otto)),
                subject + "-2"));
        assertThat(ledger.entries(subject))
                .element(2)
                .extracting(Entry::text)
                .asString()
                .doesNotContain(otto);
    }

    @Test
    void rolesAndServicesAreNoPersons() {
        recorder.record(entry(Map.of("person", "qa-lead")));
        NewEntry entry = NewEntry.of(
                "DrillOpened",
                subject + "x",
                Actor.service("slipway"),
                Map.of("requester", "slipway", "roles", List.of("qa-lead"), "values", Map.of("role", "qa-lead")),
                subject + "-drill");
        recorder.record(entry);

        assertThat(ledger.entries(subject + "x").get(0).text())
                .contains("\"requester\":\"slipway\"", "\"roles\":[\"qa-lead\"]", "\"role\":\"qa-lead\"");
        assertThat(only().text()).contains("\"role\":\"auditor\"").doesNotContain("\"person\":\"qa-lead\"");
    }

    @Test
    void aPersonIsForgottenAndTheLedgerStaysWhole() {
        recorder.record(entry(Map.of("decidedBy", maria)));
        Entry before = only();
        String root = ledger.head().root();
        String pseudonym = pseudonyms.of(maria);

        assertThat(pseudonyms.forget(maria)).contains(pseudonym);

        Entry after = only();
        assertThat(after.content().actor().id()).isEqualTo(pseudonym);
        assertThat(after.content().payload()).containsEntry("decidedBy", pseudonym);
        assertThat(after.text()).isEqualTo(before.text());
        assertThat(ledger.head().root()).isEqualTo(root);
        assertThat(check.verdict()).matches(LedgerVerdict::sound);
        assertThat(pseudonyms.forget(maria)).isEmpty();
        assertThat(pseudonyms.of(maria))
                .as("whoever comes back is somebody new")
                .isNotEqualTo(pseudonym);
    }

    @Test
    void theOtherNodeForgetsWithinHalfAMinute() {
        Pseudonyms other = new Pseudonyms(table, Clock.systemUTC(), () -> "person-0123456789abcdef");
        String pseudonym = pseudonyms.of(maria);
        assertThat(other.of(maria)).as("one person, one pseudonym").isEqualTo(pseudonym);
        pseudonyms.forget(maria);

        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(31));
        assertThat(new Pseudonyms(table, later, () -> "").known().byPseudonym()).doesNotContainKey(pseudonym);
    }

    @Test
    void aPersonMetInAStepThatIsTakenBackKeepsTheName() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            recorder.record(entry(Map.of()));
            ledger.append(List.of(entry(Map.of())));
            status.setRollbackOnly();
        });
        recorder.record(entry(Map.of()));
        assertThat(only().content().actor().id()).isEqualTo(maria);
        assertThat(pseudonyms.known().byPseudonym()).containsValue(maria);
    }

    @Test
    void theSameEventIsTheSameEntry() {
        NewEntry entry = entry(Map.of("assignee", otto));
        recorder.record(entry);
        recorder.record(entry);
        only();
        assertThatThrownBy(() -> recorder.record(entry(Map.of("assignee", maria))))
                .hasMessageContaining("recorded");
    }

    private NewEntry entry(Map<String, Object> payload) {
        return NewEntry.of("ReleaseDecided", subject, Actor.person(maria, "auditor"), payload, subject);
    }

    private Entry only() {
        List<Entry> found = ledger.entries(subject);
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
