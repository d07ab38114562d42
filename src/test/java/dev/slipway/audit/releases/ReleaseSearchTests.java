package dev.slipway.audit.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.TestDatabase;
import dev.slipway.audit.index.IndexedLedger;
import dev.slipway.audit.index.MadeReleases;
import dev.slipway.process.history.LedgerPeople;
import dev.slipway.process.history.PeopleOf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search finds, in which order, and part by part. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseSearchTests {

    private static final int MADE = 130;
    private static final ReleaseQuery ALL = query("", "");

    private IndexedLedger ledger;
    private ReleaseSearch search;
    private List<ReleaseRow> all;

    @BeforeAll
    void makeReleases() {
        ledger = new IndexedLedger(TestDatabase.fresh(), MadeTables::projections);
        ledger.setTime(Instant.parse("2024-01-01T00:00:00Z"), Duration.ofHours(6));
        MadeReleases releases = new MadeReleases(3, MADE);
        while (releases.hasNext()) {
            ledger.append(releases.next());
        }
        ledger.fill();
        ledger.jdbc()
                .update("insert into ledger_person (person, pseudonym) values ('ada', ?)", MadeReleases.pseudonym(5));
        LedgerPeople people = PeopleOf.in(ledger.database());
        search = new ReleaseSearch(ledger.jdbc(), new ReleaseFilter(people, new Targets(ledger.jdbc())), people);
        all = new ArrayList<>();
        search.each(ALL, all::add);
    }

    @AfterAll
    void closeLedger() {
        ledger.close();
    }

    @Test
    void holdsEveryReleaseOnceTheNewestFirst() {
        assertThat(all).hasSize(MADE);
        assertThat(all).extracting(ReleaseRow::slug).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo(
                        Comparator.comparing(ReleaseRow::requestedAt).reversed());
    }

    @Test
    void namesPeopleAndLeavesTheOthersUnderTheirPseudonyms() {
        assertThat(all).extracting(ReleaseRow::requester).contains("ada", MadeReleases.pseudonym(6));
        assertThat(all).flatExtracting(ReleaseRow::approvers).contains("ada (qa-lead)");
    }

    @Test
    void findsByEachField() {
        finds("tier", "high", row -> row.riskTier().equals("high"));
        finds("outcome", "rolledBack", row -> row.outcome().equals("rolledBack"));
        finds("outcome", "open", ReleaseRow::isOpen);
        finds("type", "initial", row -> row.type().equals("initial"));
        finds("environment", "site", row -> row.environment().equals("site"));
        finds("system", "system-7", row -> row.system().equals("system-7"));
        finds("version", "1.2.0", row -> row.version().equals("1.2.0"));
        finds("findings", "open", row -> row.openFindings() > 0);
        finds("from", "2025-01-01", row -> !row.requestedAt().isBefore(Instant.parse("2025-01-01T00:00:00Z")));
        finds("until", "2024-12-31", row -> row.requestedAt().isBefore(Instant.parse("2025-01-01T00:00:00Z")));
        finds("approver", "ada", row -> row.approvers().stream().anyMatch(line -> line.startsWith("ada ")));
    }

    @Test
    void findsByOneWordWhateverItNames() {
        ReleaseRow some = all.get(50);
        finds("q", some.slug(), row -> row.equals(some));
        finds("q", some.changeTicket(), row -> row.equals(some));
        finds("q", some.version(), row -> row.version().equals(some.version()));
        finds("q", some.system(), row -> row.system().equals(some.system()));
        assertThat(search.page(query("q", "nothing-like-it")).rows()).isEmpty();
        assertThat(search.page(query("approver", "nobody")).rows()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryPartOfTheListInEachOrderForwardsAndBackwards(ReleaseSort sort) {
        for (String order : List.of("asc", "desc")) {
            List<ReleaseRow> forwards = new ArrayList<>();
            ReleasePage page = search.page(sorted(sort, order, null, null));
            assertThat(page.previous()).isNull();
            forwards.addAll(page.rows());
            while (page.next() != null) {
                page = search.page(sorted(sort, order, page.next(), null));
                forwards.addAll(page.rows());
            }
            assertThat(forwards).containsExactlyInAnyOrderElementsOf(all);
            requireOrdered(forwards, sort, order);

            List<ReleaseRow> backwards = new ArrayList<>(page.rows());
            while (page.previous() != null) {
                page = search.page(sorted(sort, order, null, page.previous()));
                backwards.addAll(0, page.rows());
            }
            assertThat(backwards).isEqualTo(forwards);
        }
    }

    @Test
    void countsNoFurtherThanPeopleWantToKnow() {
        assertThat(search.page(ALL).count()).isEqualTo(MADE + " releases match.");
        assertThat(new ReleasePage(List.of(), 1000, true, null, null).count())
                .isEqualTo("More than 1,000 releases match.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "until=2024-02-31",
                "findings=all",
                "sort=colour",
                "order=up",
                "size=0",
                "size=100000",
                "after=bm90aGluZw",
                "after=***",
                "before=YQpiCmM"
            })
    void refusesWhatCannotBeSearchedFor(String typed) {
        String[] pair = typed.split("=", 2);
        ReleaseQuery query = query(pair[0], pair[1]);
        assertThatThrownBy(() -> search.page(query))
                .isInstanceOf(BadFilter.class)
                .hasMessageStartingWith("Search refused: ")
                .hasMessageContaining("found '" + pair[1] + "'");
    }

    /** A payload may come from a newer or an older program, or be as long as people like. */
    @Test
    void nothingThatAnEntrySaysKeepsTheTablesFromGoingOn() {
        Stories story = Stories.of("credit-scoring", "1.1.0");
        try (IndexedLedger odd = new IndexedLedger(TestDatabase.fresh(), MadeTables::projections)) {
            odd.append(
                    story.started("x".repeat(5000)),
                    story.requested("p".repeat(290)),
                    story.entry("ReleasePackageDescribed", Map.of("riskTier", "t".repeat(900), "deployedVersion", 7)),
                    story.entry("ApprovalGiven", Map.of()),
                    story.entry("ConditionsSet", Map.of("conditions", List.of("no bars", "😀".repeat(2000)))),
                    story.entry("ReleaseCandidateAssembled", Map.of("complete", false, "findings", "not\u0000a list")),
                    story.entry("DeferredCheckOverdue", Map.of("item", "1|x|not a date|y")),
                    story.entry("EvidenceFrozen", Map.of("components", List.of("no map"))),
                    story.entry("RolledBack", Map.of("order", "no slug")),
                    story.closed("o".repeat(900)));
            assertThat(odd.node().catchUp().complete()).isTrue();
        }
    }

    private void finds(String field, String value, Predicate<ReleaseRow> wanted) {
        List<ReleaseRow> found = new ArrayList<>();
        search.each(query(field, value), found::add);
        assertThat(found)
                .as(field + " " + value)
                .isNotEmpty()
                .isEqualTo(all.stream().filter(wanted).toList());
        assertThat(search.page(query(field, value)).total()).isEqualTo(found.size());
    }

    /** Which of two words comes first is the database's own business, but equal ones stand together. */
    private static void requireOrdered(List<ReleaseRow> rows, ReleaseSort sort, String order) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String group = sort == ReleaseSort.REQUESTED
                    ? ""
                    : Place.of(sort, rows.get(i)).value();
            if (i == 0 || !group.equals(groups.get(groups.size() - 1))) {
                groups.add(group);
            } else {
                boolean later =
                        rows.get(i).requestedAt().isAfter(rows.get(i - 1).requestedAt());
                assertThat(later).as("row " + i + " by " + sort).isEqualTo(order.equals("asc"));
            }
        }
        assertThat(groups).doesNotHaveDuplicates();
        if (sort == ReleaseSort.ENDED) {
            assertThat(groups)
                    .isSortedAccordingTo(order.equals("asc") ? Comparator.naturalOrder() : Comparator.reverseOrder());
        }
    }

    private static ReleaseQuery sorted(
            ReleaseSort sort, String order, @Nullable String after, @Nullable String before) {
        return new ReleaseQuery(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                sort.word(),
                order,
                after,
                before,
                "40");
    }

    private static ReleaseQuery query(String field, String value) {
        Function<String, String> of = name -> name.equals(field) ? value : null;
        return new ReleaseQuery(
                of.apply("q"),
                of.apply("system"),
                of.apply("environment"),
                of.apply("version"),
                of.apply("type"),
                of.apply("tier"),
                of.apply("outcome"),
                of.apply("approver"),
                of.apply("from"),
                of.apply("until"),
                of.apply("findings"),
                of.apply("sort"),
                of.apply("order"),
                of.apply("after"),
                of.apply("before"),
                of.apply("size"));
    }
}
