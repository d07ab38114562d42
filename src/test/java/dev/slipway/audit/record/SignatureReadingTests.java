package dev.slipway.audit.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.KeptSignatures;
import dev.slipway.approval.KeyKind;
import dev.slipway.approval.SigningKey;
import dev.slipway.audit.record.ApprovalRound.Signature;
import dev.slipway.audit.record.ApprovalRound.Status;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.signature.TrustedKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures are checked whenever they are read, against what the ledger says of keys and answers. */
class SignatureReadingTests {

    private static final Instant THEN = Instant.parse("2026-11-20T09:00:00Z");
    private static final String GIVEN = "ApprovalGiven";

    @TempDir
    private Path folder;

    private SmallRelease release;

    @BeforeEach
    void nothingYet() {
        release = SmallRelease.empty(folder);
    }

    @Test
    void anAnswerThatTheServerSignedIsValid() {
        release.answer(GIVEN, "qa-lead", "quinn", release.signatures.byServer(1, "qa-lead", "quinn", true));
        assertThat(signature().status()).isEqualTo(Status.VALID);
        assertThat(signature().way()).contains("just logged in");
        assertThat(signature().signed()).contains(new Labelled("Package", SmallRelease.DIGEST));
    }

    @Test
    void anAnswerWithoutItsStatementIsMissing() {
        release.answer(GIVEN, "qa-lead", "quinn", SmallRelease.DIGEST);
        assertThat(signature().status()).isEqualTo(Status.MISSING);
        assertThat(deviations()).singleElement().asString().contains("Missing", "quinn as QA Lead");
    }

    @Test
    void aStatementThatWasChangedDoesNotVerify() {
        String envelope = release.signatures.byServer(1, "qa-lead", "quinn", true);
        release.answer(GIVEN, "qa-lead", "quinn", envelope);
        release.signatures.changeEnvelopes("\"sig\":\"", "\"sig\":\"AAAA");
        assertThat(signature().valid()).isFalse();
        assertThat(deviations()).isNotEmpty();
    }

    @Test
    void aSoundSignatureOverAnotherAnswerIsNone() {
        release.answer(GIVEN, "risk-manager", "quinn", release.signatures.byServer(1, "qa-lead", "quinn", true));
        assertThat(signature().status()).isEqualTo(Status.INVALID);
        assertThat(signature().problem()).contains("not the answer that the ledger has");
        release.answer("ApprovalRefused", "qa-lead", "q", release.signatures.byServer(2, "qa-lead", "q", true));
        assertThat(round().answers().get(1).signature().status()).isEqualTo(Status.INVALID);
    }

    @Test
    void aKeyOfTheServerCountsOnlyOnceTheLedgerNamesIt() {
        SmallRelease other = SmallRelease.empty(folder);
        other.ledger.add(NewEntry.of("Nothing1", "x", Actor.service("slipway"), Map.of(), "x"));
        KeptSignatures foreign = new KeptSignatures(SmallRelease.ID);
        Recorded answer = answered(foreign.byServer(1, "qa-lead", "quinn", true), 0);
        Signature signature = new SignatureReading(foreign.keys(), release.ledger)
                .answer(answer, foreign.approvals().of(SmallRelease.ID).get(0));
        assertThat(signature.status()).isEqualTo(Status.INVALID);
        assertThat(signature.problem()).contains("No key of this server");
    }

    /** As if it had been recorded at that place, before the server's key was. */
    private static Recorded answered(String envelope, int place) {
        SmallRelease early = SmallRelease.empty(Path.of("."));
        early.answer(GIVEN, "qa-lead", "quinn", envelope);
        dev.slipway.ledger.Entry entry = early.ledger.entries(SmallRelease.SLUG).get(0);
        return new Recorded(
                new dev.slipway.ledger.Entry(place, entry.previous(), entry.time(), entry.content(), entry.text()));
    }

    @Test
    void anAnswerWithOnesOwnKeyIsValidWhileThatKeyCounted() {
        enrol(7, 0);
        release.answer(GIVEN, "qa-lead", "quinn", release.signatures.byPerson(1, "qa-lead", "quinn", 7));
        assertThat(signature().status()).isEqualTo(Status.VALID);
        assertThat(signature().way()).isEqualTo("with the person's own SSH key");

        assertThat(release.signatures.keys().revoke("key-7", "admin", "lost", THEN, 9))
                .isTrue();
        assertThat(signature().status()).isEqualTo(Status.KEY_REVOKED);
        assertThat(signature().problem()).isNull();
    }

    @Test
    void aKeyThatWasRevokedBeforeDoesNotCount() {
        enrol(7, 0);
        assertThat(release.signatures.keys().revoke("key-7", "admin", "lost", THEN, 1))
                .isTrue();
        release.answer(GIVEN, "qa-lead", "quinn", release.signatures.byPerson(1, "qa-lead", "quinn", 7));
        assertThat(signature().status()).isEqualTo(Status.INVALID);
        assertThat(signature().problem()).contains("did not count");
    }

    @Test
    void aKeyThatNobodyVouchedForOrOfSomebodyElseDoesNotCount() {
        release.answer(GIVEN, "qa-lead", "quinn", release.signatures.byPerson(1, "qa-lead", "quinn", 7));
        assertThat(signature().status()).isEqualTo(Status.INVALID);
        enrol(8, 0);
        assertThat(signature().status()).isEqualTo(Status.INVALID);
    }

    @Test
    void anAuthorizationIsCheckedToo() {
        SmallRelease whole = SmallRelease.whole(folder);
        assertThat(whole.reading().approvals().get(0).authorization())
                .extracting(found -> found.signature().status())
                .isEqualTo(Status.VALID);
        whole.ledger.add(NewEntry.of(
                "DeploymentAuthorized",
                SmallRelease.SLUG,
                Actor.service("slipway"),
                Map.of(
                        "id", SmallRelease.SLUG + "~round-2",
                        "expires", "2026-11-22T10:00:00Z",
                        "windowStart", "2026-11-20T12:00:00Z",
                        "windowEnd", "2026-11-20T18:00:00Z"),
                "second"));
        whole.add("ApprovalRoundOpened", Map.of("round", 2, "roles", List.of("qa-lead")));
        assertThat(whole.reading().approvals().get(1).authorization())
                .extracting(found -> found.signature().status())
                .isEqualTo(Status.MISSING);
        assertThat(whole.reading().approvals().get(1).missing()).containsExactly("QA Lead");
    }

    private void enrol(int number, long sequence) {
        TrustedKey key = KeptSignatures.personKey(number);
        String id = "key-" + number;
        release.signatures.keys().propose(SigningKey.proposed(id, "quinn", KeyKind.SSH, "laptop", key, THEN, null));
        assertThat(release.signatures.keys().enrol(id, "vera", THEN, sequence)).isTrue();
    }

    private ApprovalRound round() {
        return release.reading().approvals().get(0);
    }

    private Signature signature() {
        return round().answers().get(0).signature();
    }

    private List<Deviation> deviations() {
        return release.reading().deviations().stream()
                .filter(deviation -> deviation.kind() == Deviation.Kind.SIGNATURE)
                .toList();
    }
}
