package dev.slipway.audit.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.TestDatabase;
import dev.slipway.audit.index.IndexedLedger;
import dev.slipway.audit.index.MadeReleases;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerHead;
import dev.slipway.ledger.NewEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The history is an event log of the standard, the same for the same ledger, and names nobody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryExportTests {

    private static final int RELEASES = 60;
    private static final long WALKED = (long) RELEASES * MadeReleases.ENTRIES;
    private static final String SLUG = "credit-scoring~1.1.0~production~1";
    private static final String QA = MadeReleases.pseudonym(7);
    private static final String OWNER = MadeReleases.pseudonym(8);

    private final NamedModels models = new NamedModels();
    private IndexedLedger ledger;
    private HistoryExport export;
    private OcelLog log;

    @BeforeAll
    void recordHistory() throws IOException {
        ledger =
                new IndexedLedger(TestDatabase.fresh(), jdbc -> List.of(new HistoryProjection(new HistoryTable(jdbc))));
        MadeReleases releases = new MadeReleases(11, RELEASES);
        while (releases.hasNext()) {
            ledger.append(releases.next());
        }
        ledger.append(task("TaskCreated", Actor.service("engine"), Map.of("roles", List.of("qa-lead"))));
        ledger.append(task("TaskClaimed", Actor.person(QA, null), Map.of("assignee", QA)));
        ledger.append(task(
                        "TaskCompleted",
                        Actor.person(QA, "qa-lead"),
                        Map.of("values", Map.of("comment", "As Ada Lovelace said")))
                .onBehalfOf(OWNER));
        ledger.append(told("RiskClassificationDecided", Map.of("tier", "high")));
        ledger.append(told("DeploymentEventClosed", Map.of("outcome", "success")));
        ledger.append(NewEntry.of("PersonForgotten", "people", Actor.person("lovelace", null), Map.of(), "forgotten"));
        ledger.append(NewEntry.of("Odd", "Ada Lovelace", Actor.service("slipway"), Map.of("taskId", "\u0000"), "odd"));
        ledger.fill();
        export = export(ledger.ledger());
        log = OcelLog.read(bytes(size()));
    }

    @AfterAll
    void close() {
        ledger.close();
    }

    private NewEntry task(String type, Actor actor, Map<String, Object> more) {
        Map<String, Object> payload = new java.util.TreeMap<>(more);
        payload.put("task", "Activity_ApproveDeployment");
        payload.put("taskId", "4711");
        if (!type.equals("TaskClaimed")) {
            payload.put("definition", NamedModels.DEFINITION);
        }
        return NewEntry.of(type, SLUG, actor, payload, type);
    }

    private static NewEntry told(String type, Map<String, ?> payload) {
        return NewEntry.of(type, SLUG, Actor.service("slipway"), payload, type);
    }

    private HistoryExport export(Ledger source) {
        return new HistoryExport(
                source,
                new HistoryTable(ledger.jdbc()),
                models,
                () -> ledger.node().progress().read());
    }

    private long size() {
        return ledger.ledger().head().size();
    }

    private byte[] bytes(long size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export.write(size, out);
        return out.toByteArray();
    }

    @Test
    void tellsEachEntryInTheWordsOfTheProcedure() {
        assertThat(log.activities()).hasSize((int) size());
        assertThat(log.activities().subList((int) WALKED, (int) size()))
                .containsExactly(
                        "Approve the deployment: asked",
                        "Approve the deployment: taken",
                        "Approve the deployment",
                        "Risk classification decided",
                        "Deployment event closed",
                        "Person forgotten",
                        "Odd");
        assertThat(log.eventTypes())
                .contains("Ai deployment: begun", "Prepare environment", "Gate evaluated")
                .doesNotContain("Activity_PrepareEnvironment", "TaskCompleted");
    }

    @Test
    void relatesEventsToWhatTheyAreAbout() {
        assertThat(log.relations(WALKED + 2))
                .containsExactlyInAnyOrder(
                        "about release:" + SLUG,
                        "done by person:" + QA,
                        "done on behalf of person:" + OWNER,
                        "acted as role:qa-lead",
                        "ran under model-version:" + NamedModels.DEFINITION,
                        "of task task:4711");
        assertThat(log.things("release")).hasSize(RELEASES + 1);
        assertThat(log.things("component")).hasSize(4 * RELEASES);
        assertThat(log.things("person")).allMatch(id -> id.matches("person:person-[0-9a-f]{16}"));
    }

    @Test
    void tellsWhatAReleaseBecame() {
        assertThat(log.told("release:" + SLUG))
                .containsExactly("version=1.1.0", "attempt=1", "risk tier=high", "outcome=success");
    }

    @Test
    void namesNobodyAndRepeatsNoFreeText() throws IOException {
        String file = new String(bytes(size()), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);

        assertThat(file.contains("lovelace")).as("names a person").isFalse();
        assertThat(log.relations(WALKED + 5)).containsExactly("about matter:people");
        assertThat(log.relations(WALKED + 6)).isEmpty();
    }

    @Test
    void isTheSameFileForTheSameEntriesWhateverCameAfterwards() throws IOException {
        byte[] then = bytes(WALKED);
        OcelLog earlier = OcelLog.read(then);

        assertThat(bytes(WALKED)).isEqualTo(then);
        assertThat(earlier.activities()).hasSize((int) WALKED);
        assertThat(earlier.things("release")).doesNotContain("release:" + SLUG);
        assertThat(OcelLog.read(bytes(WALKED + 4)).told("release:" + SLUG))
                .contains("risk tier=high")
                .doesNotContain("outcome=success");
        assertThat(OcelLog.read(bytes(0)).eventTypes()).isEmpty();
    }

    @Test
    void holdsNoMoreThanAStretchOfTheLedgerAtATime() throws IOException {
        Slices slices = new Slices(ledger.ledger());
        export(slices).write(size(), new ByteArrayOutputStream());

        assertThat(slices.most).isEqualTo(500);
        assertThat(slices.reads).isEqualTo(2 * (int) ((size() + 499) / 500));
    }

    @Test
    void isCutOffRatherThanWrongWhenTheTablesAreMadeAnewMeanwhile() {
        HistoryExport behind =
                new HistoryExport(ledger.ledger(), new HistoryTable(ledger.jdbc()), models, () -> size() - 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> behind.write(size(), out)).hasMessageContaining("made anew");
        assertThatThrownBy(() -> OcelLog.read(out.toByteArray())).isInstanceOf(IOException.class);
    }

    /** Counts how much is read at once. */
    private static final class Slices implements Ledger {

        private final Ledger source;
        private int most;
        private int reads;

        private Slices(Ledger source) {
            this.source = source;
        }

        @Override
        public List<Long> append(List<NewEntry> entries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Entry> entry(long sequence) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Entry> entries(String subject) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Entry> entries(long from, int limit) {
            reads++;
            List<Entry> slice = source.entries(from, limit);
            most = Math.max(most, slice.size());
            return slice;
        }

        @Override
        public LedgerHead head() {
            return source.head();
        }
    }
}
