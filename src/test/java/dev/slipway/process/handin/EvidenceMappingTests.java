package dev.slipway.process.handin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.PagePerson;
import dev.slipway.SlipwayTest;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.EvidenceBundle;
import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.evidence.EvidenceUnreachable;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.process.record.SecurityEvents;
import dev.slipway.release.BrokenDocuments;
import dev.slipway.release.Digests;
import dev.slipway.release.FrozenEvidence;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/** What the look at the whole store each night finds, mends and tells. */
@SlipwayTest
class EvidenceMappingTests {

    private static final String SYSTEM = "mapped";

    private static final EvidenceArchive AWAY = (EvidenceArchive) Proxy.newProxyInstance(
            EvidenceArchive.class.getClassLoader(),
            new Class<?>[] {EvidenceArchive.class},
            (proxy, method, arguments) -> {
                throw new EvidenceUnreachable("no answer");
            });

    @LocalServerPort
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private EvidenceArchive archive;

    @Autowired
    private EvidenceMapping mapping;

    @Autowired
    private FrozenEvidence frozen;

    @Autowired
    private Releases releases;

    @Autowired
    private Ledger ledger;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private EvidenceReceipts receipts;

    @Autowired
    private LedgerRecorder recorder;

    @Autowired
    private SecurityEvents events;

    @Autowired
    private Clock clock;

    @AfterEach
    void forgetTheSystem() throws IOException {
        FileSystemUtils.deleteRecursively(folder());
        jdbc.update("delete from frozen_evidence where system = ?", SYSTEM);
        mapping.look();
    }

    @Test
    void aDocumentThatNobodyRecordedGetsItsEntryOnce() {
        mapping.record();
        EvidenceDocument kept = keep("1.0.0", "model-card", BrokenDocuments.valid("model-card.json"));

        mapping.record();
        mapping.record();

        assertThat(found("1.0.0")).singleElement().satisfies(entry -> {
            assertThat(entry.digests()).containsExactly(kept.digest());
            assertThat(entry.actor().id()).isEqualTo("slipway");
            assertThat(entry.payload()).containsEntry("type", "model-card").containsEntry("revision", 1L);
        });
        assertThat(checks())
                .anySatisfy(entry -> assertThat(String.valueOf(entry.payload().get("unrecorded")))
                        .contains("mapped 1.0.0 model-card.1.json"));
    }

    @Test
    void theSameBytesUnderTwoTypesAreTwoDocuments() {
        keep("1.2.0", "sbom", "{}");
        keep("1.2.0", "sbom-server", "{}");

        mapping.record();

        assertThat(found("1.2.0"))
                .extracting(entry -> entry.payload().get("type"))
                .containsExactly("sbom", "sbom-server");
    }

    @Test
    void anAttachmentThatNobodyRecordedGetsItsEntryOnceAndIsMissedFromThenOn() throws IOException {
        byte[] report = "a report".getBytes(StandardCharsets.UTF_8);
        String digest = Digests.of("a report");
        archive.attach(SYSTEM, "1.7.0", digest, new ByteArrayInputStream(report));

        mapping.record();
        mapping.record();

        assertThat(entries("1.7.0", "AttachmentFoundUnrecorded"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.digests()).containsExactly(digest));
        Path file = folder().resolve("1.7.0/attachments/" + digest.replace(':', '-') + ".bin");
        Files.writeString(file, "another");
        mapping.record();
        assertThat(mine()).singleElement().asString().contains(digest, "was recorded with 8 bytes; found 7");
        Files.delete(file);
        mapping.record();
        assertThat(mine()).singleElement().asString().contains(digest, "is not there any more");
    }

    @Test
    void aDocumentThatWasFetchedIsRecordedAlready() {
        EvidenceDocument kept = keep("1.5.0", "model-card", BrokenDocuments.valid("model-card.json"));
        receipts.recordFetched(SYSTEM, "1.5.0", kept);

        mapping.record();

        assertThat(found("1.5.0")).isEmpty();
        assertThat(mine()).isEmpty();
    }

    @Test
    void whatChangedOrVanishedIsToldToThoseWhoLookAfterIt() throws IOException {
        EvidenceDocument card = keep("2.0.0", "model-card", BrokenDocuments.valid("model-card.json"));
        EvidenceDocument build = keep("2.0.0", "build", BrokenDocuments.valid("build.json"));
        ReleaseId release = releases.open(SYSTEM, "2.0.0", "production", "ci");
        frozen.freeze(release, EvidenceBundle.of(List.of(card)));
        try {
            mapping.record();
            assertThat(mine()).isEmpty();
            Files.writeString(folder().resolve("2.0.0/model-card.1.json"), "{}");
            Files.delete(folder().resolve("2.0.0/build.1.json"));

            mapping.look();
            assertThat(mine())
                    .singleElement()
                    .asString()
                    .startsWith(release.slug())
                    .contains("model-card.1.json");
            mapping.record();

            assertThat(mine())
                    .hasSize(3)
                    .anyMatch(line -> line.contains("was recorded as " + card.digest()))
                    .anyMatch(line -> line.contains("'build.1' of mapped 2.0.0 was recorded and is not there"));
            assertThat(build.digest()).isNotEqualTo(card.digest());
            assertThat(checks())
                    .anySatisfy(
                            entry -> assertThat(String.valueOf(entry.payload().get("broken")))
                                    .contains("build.1"));
            assertThat(page("auditor")).contains("Evidence is missing or changed", "&#39;build.1&#39; of mapped 2.0.0");
            assertThat(page("release-manager")).contains("Evidence is missing or changed");
            assertThat(page("qa-lead")).doesNotContain("Evidence is missing or changed");
        } finally {
            frozen.lift(release);
            releases.end(release, "ended");
        }
    }

    @Test
    void aStoreThatIsAwayHasLostNothingThatIsKnown() {
        EvidenceDocument card = keep("3.0.0", "model-card", BrokenDocuments.valid("model-card.json"));
        ReleaseId release = releases.open(SYSTEM, "3.0.0", "production", "ci");
        frozen.freeze(release, EvidenceBundle.of(List.of(card)));
        long alarms = alarms();
        try {
            EvidenceMapping cutOff = new EvidenceMapping(
                    new BundleCheck(frozen, AWAY),
                    new RecordedEvidence(AWAY, ledger),
                    receipts,
                    recorder,
                    events,
                    clock);
            cutOff.look();
            assertThat(cutOff.troubles()).containsExactly("The store was not looked at: no answer");
            cutOff.record();
            assertThat(cutOff.troubles()).containsExactly("The store was not looked at: no answer");
            assertThat(checks())
                    .anySatisfy(entry -> assertThat(entry.payload())
                            .containsEntry("sound", false)
                            .containsEntry("notKnown", "no answer"));
            assertThat(alarms()).isEqualTo(alarms);
        } finally {
            frozen.lift(release);
            releases.end(release, "ended");
        }
    }

    private long alarms() {
        return ledger.entries(0, Integer.MAX_VALUE).stream()
                .filter(entry -> entry.content().type().equals("EvidenceMappingBroken"))
                .count();
    }

    private List<String> mine() {
        return mapping.troubles().stream()
                .filter(line -> line.contains("mapped"))
                .toList();
    }

    private String page(String person) {
        return PagePerson.of(port, person).get("/").body();
    }

    private List<NewEntry> found(String version) {
        return entries(version, "EvidenceFoundUnrecorded");
    }

    private List<NewEntry> entries(String version, String type) {
        return ledger.entries("evidence:" + SYSTEM + "/" + version).stream()
                .map(Entry::content)
                .filter(entry -> entry.type().equals(type))
                .toList();
    }

    private List<NewEntry> checks() {
        return ledger.entries("evidence").stream()
                .map(Entry::content)
                .filter(entry -> entry.type().equals("EvidenceMappingChecked"))
                .toList();
    }

    private EvidenceDocument keep(String version, String type, String text) {
        return archive.keep(
                        SYSTEM,
                        version,
                        new NewEvidence(type, null, "application/json", text.getBytes(StandardCharsets.UTF_8)))
                .document();
    }

    private Path folder() {
        return Path.of(environment.getRequiredProperty("slipway.data"), "evidence", SYSTEM);
    }
}
