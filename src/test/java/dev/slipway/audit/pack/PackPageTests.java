package dev.slipway.audit.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.ExportVerdict.Result;
import dev.slipway.ledger.ExportVerifier;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.record.LedgerRecorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An auditor has a pack made, sees how far it is, and gets it; nobody else does. */
@SlipwayTest
class PackPageTests {

    private static final String SLUG = "packed-system~1.0.0~production~1";
    private static final String PAGE = "/audit/releases/" + SLUG + "/pack";
    private static final String HOSTILE = "</td><script>alert(1)</script>";

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerRecorder recorder;

    @Autowired
    private KeyRegister keys;

    @TempDir
    private Path folder;

    @BeforeEach
    void aReleaseOfOneEntry() {
        recorder.record(NewEntry.of(
                "CommentGiven",
                SLUG,
                Actor.person("qa-lead", "qa-lead"),
                Map.of("comment", HOSTILE, "text", HOSTILE),
                "comment:" + SLUG));
    }

    @Test
    void aPackIsMadeWhileTheAuditorLooksOn() throws IOException {
        PagePerson auditor = PagePerson.of(port, "auditor");
        assertThat(auditor.get(PAGE).body())
                .contains("Make the pack", "has not closed")
                .doesNotContain("progress");

        assertThat(auditor.get(PAGE + "?make=now").statusCode()).isEqualTo(200);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> auditor.get(PAGE + "/progress").body().contains("Download the pack"));

        assertThat(auditor.get(PAGE + "/progress").body())
                .contains("Its digest is <code>sha256:")
                .doesNotContain("hx-get", "<h1");
        assertThat(auditor.get(PAGE + "/file").statusCode()).isEqualTo(200);
        assertThat(auditor.get(PAGE + "/kept").statusCode()).isEqualTo(404);
    }

    @Test
    void programsGetOneThatVerifiesAndInWhichNothingRuns() throws IOException {
        Path pack = Files.write(
                folder.resolve("pack.zip"),
                RestPerson.of(port, "auditor").bytes("/api/audit/releases/" + SLUG + "/pack?attachments=true"));

        PackVerdict verdict =
                new PackCheck(keys.keys(), new ExportVerifier(keys.keys(), null, (done, of) -> {})).verify(pack);

        assertThat(verdict.result()).as(verdict.reason()).isEqualTo(Result.GOOD);
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            String html =
                    new String(zip.getInputStream(zip.getEntry(PackParts.HTML)).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(html).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
            assertThat(zip.getInputStream(zip.getEntry(PackParts.PDF)).readNBytes(5))
                    .asString()
                    .isEqualTo("%PDF-");
        }
    }

    @Test
    void nobodyElseGetsIt() {
        for (String person : new String[] {"deployment-manager", "admin", "governance-lead"}) {
            assertThat(PagePerson.of(port, person).get(PAGE).statusCode())
                    .as(person)
                    .isEqualTo(403);
            assertThat(RestPerson.of(port, person)
                            .get("/api/audit/releases/" + SLUG + "/pack")
                            .statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(PagePerson.stranger(port).get(PAGE).statusCode()).isEqualTo(302);
    }

    @Test
    void aReleaseThatNobodyKnowsHasNone() {
        PagePerson auditor = PagePerson.of(port, "auditor");
        assertThat(auditor.get("/audit/releases/nothing~1.0.0~production~9/pack")
                        .statusCode())
                .isEqualTo(404);
        assertThat(auditor.get("/audit/releases/nonsense/pack").statusCode()).isEqualTo(404);
        assertThat(RestPerson.of(port, "auditor")
                        .get("/api/audit/releases/nothing~1.0.0~production~9/pack")
                        .statusCode())
                .isEqualTo(404);
    }
}
