package dev.slipway.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.TestDatabase;
import dev.slipway.audit.index.IndexedLedger;
import dev.slipway.audit.reading.ReadingProperties.Trace;
import dev.slipway.ledger.Anchor;
import dev.slipway.ledger.AnchoredLedger;
import dev.slipway.ledger.Continuity;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.history.PeopleOf;
import dev.slipway.process.record.KnownPeople;
import dev.slipway.signature.SignedNote;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Reading leaves an entry where the policy says so, once an hour, from whichever node, under a pseudonym. */
class ReadingTraceTests {

    private static final String RELEASE = "credit-scoring~1.1.0~production~1";
    private static final String OTHER = "credit-scoring~1.2.0~production~1";

    private final IndexedLedger database = new IndexedLedger(TestDatabase.fresh(), jdbc -> List.of());
    private final Continuity continuity = new Continuity(database.database(), () -> List.of(new Witness()), List::of);
    private Instant now = Instant.parse("2026-11-26T08:10:00Z");

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aReleaseIsReadOnceAnHourWhicheverPageAndNode() {
        ReadingTrace node = node(Trace.RELEASES);
        read(node, "odile", "/audit/releases/" + RELEASE, RELEASE);
        read(node, "odile", "/audit/releases/" + RELEASE + "/timeline", RELEASE);
        read(node(Trace.RELEASES), "odile", "/api/audit/releases/" + RELEASE + "/pack", RELEASE);
        assertThat(entries()).hasSize(1);
        assertThat(entries().get(0).content())
                .returns("RecordRead", entry -> entry.type())
                .returns("reading:" + RELEASE, entry -> entry.subject())
                .returns(Map.of("release", RELEASE, "hour", "2026-11-26T08:00:00Z"), entry -> entry.payload());

        now = now.plus(Duration.ofMinutes(50));
        read(node, "odile", "/audit/releases/" + RELEASE, RELEASE);
        read(node, "odile", "/audit/releases/" + OTHER, OTHER);
        read(node, "otto", "/audit/releases/" + OTHER, OTHER);
        assertThat(entries()).hasSize(4);
    }

    @Test
    void theRecordOfTheReleaseItselfStaysAsItIs() {
        read(node(Trace.RELEASES), "odile", "/audit/releases/" + RELEASE, RELEASE);
        assertThat(database.ledger().entries(RELEASE)).isEmpty();
    }

    @Test
    void theExportOfAReleaseIsReadingIt() {
        MockHttpServletRequest request = request("odile", "/api/ledger/export", "none");
        request.setParameter("release", RELEASE);
        node(Trace.RELEASES).preHandle(request, new MockHttpServletResponse(), handler());
        assertThat(entries()).extracting(entry -> entry.content().subject()).containsExactly("reading:" + RELEASE);
    }

    @Test
    void whatIsNoReleaseLeavesNothingUnlessAllReadingCounts() {
        read(node(Trace.RELEASES), "odile", "/audit/releases/nothing~1~x~1", "nothing~1~x~1");
        read(node(Trace.RELEASES), "odile", "/audit/records/blocks", "none");
        assertThat(entries()).isEmpty();

        ReadingTrace all = node(Trace.ALL);
        read(all, "odile", "/audit/records/blocks", "none");
        read(all, "odile", "/audit/records/blocks", "none");
        read(node(Trace.ALL), "odile", "/audit/records/blocks", "none");
        read(all, "odile", "/audit/records", "none");
        read(all, "odile", "/audit/releases/" + RELEASE + "/timeline", RELEASE);
        assertThat(entries())
                .extracting(
                        entry -> entry.content().subject(),
                        entry -> entry.content().payload().get("page"))
                .containsExactly(
                        tuple("reading", "/audit/records/blocks"),
                        tuple("reading", "/audit/records"),
                        tuple("reading:" + RELEASE, "/audit/releases/" + RELEASE + "/timeline"));
    }

    @Test
    void nothingIsLeftWhereThePolicySaysSo() {
        read(node(Trace.NONE), "odile", "/audit/releases/" + RELEASE, RELEASE);
        assertThat(entries()).isEmpty();
    }

    @Test
    void theLedgerKnowsReadersByPseudonymsOnly() {
        read(node(Trace.ALL), "odile", "/audit/releases/" + RELEASE, RELEASE);
        String pseudonym = PeopleOf.in(database.database()).pseudonym("odile").orElseThrow();
        assertThat(entries().get(0).text()).contains("\"id\":\"" + pseudonym + "\"", "read:" + pseudonym + ":");
        assertThat(entries().get(0).text()).doesNotContain("odile");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whileTheLedgerTakesNoEntryAuditorsReadOnAndTheLogSaysSo(CapturedOutput output) {
        ReadingTrace node = node(Trace.ALL);
        continuity.ask();
        continuity.objects(new Witness().keeper(), "It keeps more than is here.");
        read(node, "odile", "/audit/releases/" + RELEASE, RELEASE);
        read(node, "odile", "/audit/records", "none");
        assertThat(entries()).isEmpty();
        assertThat(output)
                .contains("That an auditor reads " + RELEASE + " is not recorded: ", "It keeps more than is here.")
                .contains("That an auditor reads a page of the audit is not recorded")
                .doesNotContain("odile");

        continuity.ask();
        read(node, "odile", "/audit/releases/" + RELEASE, RELEASE);
        assertThat(entries()).hasSize(1);
    }

    /** Objects only when it is told to. */
    private static final class Witness implements Anchor {

        @Override
        public String keeper() {
            return "A witness";
        }

        @Override
        public Optional<SignedNote> newest() {
            return Optional.empty();
        }
    }

    @Test
    void theSettingIsReadFromTheEnvironment() {
        assertThat(bound("ALL")).isEqualTo(Trace.ALL);
        assertThat(bound("none")).isEqualTo(Trace.NONE);
    }

    private static Trace bound(String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "variables-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("SLIPWAY_AUDIT_TRACEREADING", value)));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment)
                .bind("slipway.audit", ReadingProperties.class)
                .get()
                .traceReading();
    }

    /** A server of its own over the one database. */
    private ReadingTrace node(Trace policy) {
        InstantSource moments = () -> now;
        Clock clock = moments.withZone(ZoneOffset.UTC);
        Ledger ledger = KnownPeople.hiding(
                new AnchoredLedger(
                        new JdbcLedger(new TransactionAwareDataSourceProxy(database.database()), clock), continuity),
                database.database());
        ReadingEntries entries = new ReadingEntries(
                ledger,
                PeopleOf.in(database.database()),
                new TransactionTemplate(new DataSourceTransactionManager(database.database())));
        return new ReadingTrace(policy, entries, List.of(RELEASE, OTHER)::contains, clock);
    }

    private static void read(ReadingTrace trace, String reader, String path, String slug) {
        assertThat(trace.preHandle(request(reader, path, slug), new MockHttpServletResponse(), handler()))
                .isTrue();
    }

    private static MockHttpServletRequest request(String reader, String path, String slug) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        Principal principal = () -> reader;
        request.setUserPrincipal(principal);
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("slug", slug));
        return request;
    }

    private static HandlerMethod handler() {
        try {
            return new HandlerMethod(new Object(), Object.class.getMethod("hashCode"));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Entry> entries() {
        return database.ledger().entries(0, 100);
    }
}
