package dev.slipway.approval;

import static dev.slipway.signature.SoftAuthenticator.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.approval.PasskeyProperties.Attestation;
import dev.slipway.approval.PasskeyProperties.Synced;
import dev.slipway.release.ReleaseId;
import dev.slipway.signature.PasskeyAssertion;
import dev.slipway.signature.SoftAuthenticator;
import dev.slipway.signature.StatementEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.mock.env.MockEnvironment;

/** A person's passkey from the browser's answer at enrolment to a signature that counts. */
class PasskeyWayTests {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final String PERSON = "risk-manager";
    private static final int UNVERIFIED = 0x01;
    private static final int SYNCED = 0x0d;

    private final SoftAuthenticator authenticator = SoftAuthenticator.p256();
    private SigningKeys keys = new SigningKeys(new JdbcTemplate());

    @BeforeEach
    void emptyTables() {
        DriverManagerDataSource database =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V37__signing_key.sql")).execute(database);
        keys = new SigningKeys(new JdbcTemplate(database));
    }

    @Test
    void aSignatureOverTheStatementCountsAndIsCheckedOfflineFromTheEnvelopeAlone() {
        SigningKey key = enrolled();
        PendingStatement statement = statement("1");
        VerifiedSignature verified = way(Synced.ALLOWED).verify(statement, handIn(signed(statement)), List.of(key));

        byte[] kept = statement.envelope().with(verified.signature()).json();
        assertThat(StatementEnvelope.parse(kept).check(List.of(key.trusted())).whole())
                .isTrue();
        byte[] other = new String(kept, StandardCharsets.UTF_8)
                .replace(base64(statement.payload()), base64(statement("2").payload()))
                .getBytes(StandardCharsets.UTF_8);
        assertThat(StatementEnvelope.parse(other).check(List.of(key.trusted())).whole())
                .as("with another payload")
                .isFalse();
        assertThat(keys.find(key.id()).orElseThrow().passkey())
                .as("what the authenticator counted")
                .extracting("signCount")
                .isEqualTo(7L);
    }

    @Test
    void attack48ASignatureForAnotherStatementIsRefused() {
        SigningKey key = enrolled();
        assertRefused(statement("1"), handIn(signed(statement("2"))), key, "another statement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[]", "17", "\"credential\"", "{\"id\": \"AA\", \"response\": null}", ""})
    void whatIsNoCredentialIsRefusedInWords(String answer) {
        assertThatThrownBy(() -> enrolment(Synced.ALLOWED).proposed(PERSON, "phone", answer))
                .isInstanceOf(SignatureRefused.class)
                .hasMessageContaining("the browser's answer")
                .hasMessageContaining("Begin again");
    }

    @Test
    void attack50WithoutUserVerificationIsRefused() {
        SigningKey key = enrolled();
        authenticator.saying(UNVERIFIED);
        assertRefused(statement("1"), handIn(signed(statement("1"))), key, "did not check who was there");
    }

    @Test
    void attack51OnAnotherPageIsRefused() {
        SigningKey key = enrolled();
        authenticator.on("https://localhost.evil");
        assertRefused(statement("1"), handIn(signed(statement("1"))), key, "is none of");
    }

    @Test
    void attack52AnotherPersonsCredentialIsRefused() {
        SigningKey key = enrolled();
        Map<String, String> fields =
                new HashMap<>(handIn(signed(statement("1"))).fields());
        fields.put("credentialId", url(new byte[] {9, 9, 9}));
        assertRefused(
                statement("1"), new SignatureSubmission("passkey", fields), key, "not one of risk-manager's keys");
        fields.put("credentialId", url(PasskeyRegister.passkey(key).credentialId()));
        fields.put("userHandle", PasskeyRegister.handle("system-owner").getBase64Url());
        assertRefused(statement("1"), new SignatureSubmission("passkey", fields), key, "refused");
    }

    @Test
    void aKeyThatWasGivenUpSignsNothingEvenWhenItIsHandedOver() {
        SigningKey key = enrolled();
        keys.suspend(key.id(), "lost", NOW, 3);
        assertRefused(statement("1"), handIn(signed(statement("1"))), key, "refused");
    }

    @Test
    void aSyncedPasskeyCountsOnlyWhereTheSettingAllowsIt() {
        authenticator.saying(SYNCED);
        SigningKey key = enrolled();
        assertThat(PasskeyRegister.passkey(key).backupEligible()).isTrue();
        PendingStatement statement = statement("1");
        SignatureSubmission signature = handIn(signed(statement));
        assertThat(way(Synced.ALLOWED)
                        .verify(statement, signature, List.of(key))
                        .key())
                .isEqualTo(key);
        assertThatThrownBy(() -> way(Synced.REFUSED).verify(statement, signature, List.of(key)))
                .isInstanceOf(SignatureRefused.class)
                .hasMessageContaining("(synced)");
    }

    @Test
    void aSyncedPasskeyIsNotEnrolledWhereTheSettingRefusesIt() {
        authenticator.saying(SYNCED);
        assertThatThrownBy(() -> enrolment(Synced.REFUSED).proposed(PERSON, "phone", answer()))
                .isInstanceOf(SignatureRefused.class)
                .hasMessageContaining("(synced)");
    }

    @Test
    void anEnrolmentIsAnsweredOnceByThePersonWhoWasAsked() {
        String answer = answer();
        assertThatThrownBy(() -> enrolment(Synced.ALLOWED).proposed("qa-lead", "hers", answer))
                .isInstanceOf(SignatureRefused.class)
                .hasMessageContaining("no answer to a question that was put to you");
        enrolment(Synced.ALLOWED).proposed(PERSON, "mine", answer);
        assertThatThrownBy(() -> enrolment(Synced.ALLOWED).proposed(PERSON, "again", answer))
                .isInstanceOf(SignatureRefused.class);
    }

    @Test
    void anAuthenticatorThatDoesNotKnowWhoIsThereIsNotEnrolled() {
        authenticator.saying(UNVERIFIED);
        assertThatThrownBy(() -> enrolment(Synced.ALLOWED).proposed(PERSON, "weak", answer()))
                .isInstanceOf(SignatureRefused.class)
                .hasMessageContaining("User Verification is required");
    }

    @Test
    void whatIsNoAnswerOfABrowserIsRefused() {
        assertThatThrownBy(() -> enrolment(Synced.ALLOWED).proposed(PERSON, "none", "{}"))
                .isInstanceOf(SignatureRefused.class)
                .hasMessageContaining("cannot be read");
    }

    private void assertRefused(PendingStatement statement, SignatureSubmission signature, SigningKey key, String why) {
        assertThatThrownBy(() -> way(Synced.ALLOWED).verify(statement, signature, List.of(key)))
                .isInstanceOf(SignatureRefused.class)
                .hasMessageContaining(why);
    }

    private SigningKey enrolled() {
        SigningKey key = enrolment(Synced.ALLOWED).proposed(PERSON, "mine", answer());
        keys.propose(key);
        keys.enrol(key.id(), "system-owner", NOW, 2);
        authenticator.asked("webauthn.get");
        return keys.find(key.id()).orElseThrow();
    }

    /** To the question that is put now. */
    private String answer() {
        try {
            String options = enrolment(Synced.ALLOWED).options(PERSON, "Rita Risk");
            String challenge = new ObjectMapper()
                    .readTree(options)
                    .at("/publicKey/challenge")
                    .textValue();
            authenticator.on("http://localhost:8080").enrolledAt("localhost");
            return authenticator.enrol(Base64.getUrlDecoder().decode(challenge));
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private PasskeyAssertion signed(PendingStatement statement) {
        return authenticator.sign(statement.envelope().hash());
    }

    private static SignatureSubmission handIn(PasskeyAssertion made) {
        return new SignatureSubmission(
                "passkey",
                Map.of(
                        "credentialId",
                        url(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}),
                        "authenticatorData",
                        url(made.authenticatorData()),
                        "clientDataJSON",
                        url(made.clientDataJson()),
                        "signature",
                        url(made.signature()),
                        "userHandle",
                        PasskeyRegister.handle(PERSON).getBase64Url()));
    }

    private static PendingStatement statement(String task) {
        return new PendingStatement(
                "0".repeat(32),
                task,
                ReleaseId.parse("none~0~none~1"),
                1,
                PERSON,
                PERSON,
                ("{\"task\":\"" + task + "\"}").getBytes(StandardCharsets.UTF_8),
                NOW,
                NOW.plusSeconds(600));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private PasskeyWay way(Synced synced) {
        return new PasskeyWay(sites(synced), keys, properties(synced));
    }

    private PasskeyEnrolment enrolment(Synced synced) {
        return new PasskeyEnrolment(sites(synced), keys, properties(synced), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private PasskeySites sites(Synced synced) {
        return new PasskeySites(properties(synced), new MockEnvironment(), new PasskeyRegister(keys));
    }

    private static PasskeyProperties properties(Synced synced) {
        return new PasskeyProperties("", Set.of(), Attestation.NONE, synced);
    }
}
