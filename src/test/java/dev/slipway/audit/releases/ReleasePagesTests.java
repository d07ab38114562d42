package dev.slipway.audit.releases;

import dev.slipway.TestDatabase;
import dev.slipway.audit.Attention;
import dev.slipway.audit.AuditPages;
import dev.slipway.audit.index.IndexedLedger;
import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.history.LedgerPeople;
import dev.slipway.process.history.PeopleOf;
import dev.slipway.release.Digests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The pages over all releases are those that were looked at. */
class ReleasePagesTests {

    private static final Instant FIRST = Instant.parse("2026-11-02T08:00:00Z");
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC);
    private static final String OLD = "1.0.0 " + Digests.of("old");
    private static final String NEW = "1.1.0 " + Digests.of("new");

    private final IndexedLedger ledger = new IndexedLedger(TestDatabase.h2(), MadeTables::projections);
    private AuditPages pages;

    @BeforeEach
    void tell() {
        ledger.jdbc().update("insert into ledger_person (person, pseudonym) values ('ada', ?)", Stories.ADA);
        ledger.setTime(FIRST, Duration.ofHours(5));
        Stories live = Stories.of("credit-scoring", "1.1.0");
        append(live.started("minor"), live.requested(Stories.ADA), live.tier("high"), frozen(live));
        append(live.approved(Stories.BOB, "qa-lead", ""), live.observed("RolloutStarted", OLD, NEW, 20));
        append(live.observed("ReleasePromoted", NEW, "off", 0), live.closed("success"));
        Stories stopped = Stories.of("support-assistant", "2.0.0");
        append(stopped.started("major"), stopped.requested(Stories.BOB), stopped.tier("limited"));
        append(stopped.blocked("The vendor withdrew <the> model."));
        Stories idle = Stories.of("triage", "0.9.1");
        append(idle.started("initial"), idle.requested(Stories.ADA));
        ledger.fill();
        pages = pages(ledger.jdbc(), PeopleOf.in(ledger.database()));
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/audit, overview.html",
        "/audit/releases, releases.html",
        "/audit/releases?outcome=open&sort=system&order=asc, releases-open.html",
        "/audit/running, running.html",
        "/audit/running?system=credit-scoring&at=2026-11-25T12:00, running-then.html"
    })
    void thePageIsTheOneThatWasLookedAt(String address, String name) throws Exception {
        pages.assertGolden(address, name);
    }

    private AuditPages pages(JdbcTemplate jdbc, LedgerPeople people) {
        LedgerIndex index = ledger.node();
        Targets targets = new Targets(jdbc);
        Shown shown = new Shown(index, people, NOW);
        ReleaseSearch search = new ReleaseSearch(jdbc, new ReleaseFilter(people, targets), people);
        StaticListableBeanFactory attentions = new StaticListableBeanFactory(Map.of(
                "attention", (Attention) () -> List.of(new Attention.Note("The mirror is behind.", "/audit/ledger"))));
        AuditOverviews overviews = new AuditOverviews(
                jdbc, new FindingSearch(jdbc, people), attentions.getBeanProvider(Attention.class), NOW);
        return new AuditPages(
                new OverviewPage(overviews, shown),
                new ReleasesPage(search, targets, shown, new ReleaseDownload(search, index)),
                new RunningPage(new WhatRan(new RunningSearch(jdbc), NOW), targets, shown));
    }

    private void append(NewEntry... entries) {
        List.of(entries).forEach(ledger::append);
    }

    private static NewEntry frozen(Stories release) {
        return release.entry(
                "EvidenceFrozen",
                Map.of(
                        "components",
                        List.of(Map.of(
                                "type",
                                "model",
                                "name",
                                "scorecard",
                                "version",
                                "1.1.0",
                                "digest",
                                Digests.of("model")))),
                Digests.of("bundle"),
                Digests.of("new"));
    }
}
