package dev.slipway.approval;

import dev.slipway.TestDatabase;
import dev.slipway.approval.ApprovalStatement.LedgerSeen;
import dev.slipway.release.ReleaseId;
import dev.slipway.signature.EnvelopeSignature;
import dev.slipway.signature.StatementEnvelope;
import dev.slipway.signature.TrustedKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Signed statements in tables of their own, made with keys that are the same in every run. */
public final class KeptSignatures {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

    private final JdbcTemplate jdbc;
    private final ReleaseId release;
    private final KeyPair server = keyPair(1);

    public KeptSignatures(ReleaseId release) {
        TestDatabase fresh = TestDatabase.h2();
        DriverManagerDataSource source = new DriverManagerDataSource(fresh.url(), fresh.user(), "");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V2__release.sql"),
                        new ClassPathResource("db/migration/V36__approval_statement.sql"),
                        new ClassPathResource("db/migration/V37__signing_key.sql"))
                .execute(source);
        this.jdbc = new JdbcTemplate(source);
        this.release = release;
        jdbc.update(
                "insert into release_attempt (system, version, environment, attempt, slug, requester, opened_at)"
                        + " values (?, ?, ?, ?, ?, 'ci', current_timestamp)",
                release.system(),
                release.version(),
                release.environment(),
                release.attempt(),
                release.slug());
    }

    public SignedApprovals approvals() {
        return new SignedApprovals(jdbc);
    }

    public SigningKeys keys() {
        return new SigningKeys(jdbc);
    }

    public TrustedKey serverKey() {
        return TrustedKey.of("server", server.getPublic());
    }

    /** The key of a person, the same for the same number. */
    public static TrustedKey personKey(int number) {
        return TrustedKey.of("person", keyPair(number).getPublic());
    }

    /** An answer that the server signed for somebody who had logged in; returns the digest of the envelope. */
    public String byServer(int round, String role, String person, boolean approved) {
        byte[] payload = payload(round, role, person, approved, ApprovalStatement.SERVICE_KEY);
        StatementEnvelope envelope = signed(StatementEnvelope.unsigned(payload), server);
        keep(envelope, round, role, person, approved, "service-key", serverKey().fingerprint());
        return envelope.digest();
    }

    /** An answer that the person signed with a key of one's own, and the server after that. */
    public String byPerson(int round, String role, String person, int number) {
        byte[] payload = payload(round, role, person, true, ApprovalStatement.OWN_KEY);
        StatementEnvelope envelope = signed(signed(StatementEnvelope.unsigned(payload), keyPair(number)), server);
        keep(envelope, round, role, person, true, "ssh", personKey(number).fingerprint());
        return envelope.digest();
    }

    private void keep(
            StatementEnvelope envelope,
            int round,
            String role,
            String person,
            boolean approved,
            String way,
            String key) {
        String id = round + "-" + role;
        approvals()
                .keep(new SignedApproval(
                        id,
                        id,
                        release,
                        round,
                        role,
                        person,
                        approved ? "APPROVE" : "REJECT",
                        way,
                        key,
                        envelope,
                        THEN));
    }

    private byte[] payload(int round, String role, String person, boolean approved, String signing) {
        return new ApprovalStatement(
                        Map.of("package", DIGEST),
                        release,
                        round,
                        round + "-" + role,
                        new Approval(role, person, null, approved, "seen", null, null, false, THEN),
                        person,
                        null,
                        "2026-11-20T12:00:00Z",
                        "2026-11-20T18:00:00Z",
                        round + "-" + role,
                        THEN,
                        THEN.plusSeconds(600),
                        "1.0.0",
                        signing,
                        null,
                        new LedgerSeen("ledger", 1, "00"))
                .payload();
    }

    /** A signed authorization of the round; returns the digest of the envelope. */
    public String authorization(int round) {
        Authorization authorization = new Authorization(
                release.slug() + "~round-" + round,
                release,
                round,
                DIGEST,
                DIGEST,
                DIGEST,
                "none",
                Set.of("qa-lead"),
                THEN,
                THEN.plusSeconds(3600),
                THEN,
                THEN.plusSeconds(7200),
                false,
                THEN);
        new Authorizations(jdbc).issue(authorization);
        byte[] payload = new AuthorizationStatement(
                        Map.of("package", DIGEST),
                        authorization,
                        Map.of(),
                        List.of(),
                        Map.of(),
                        Map.of("substantial", false),
                        new LedgerSeen("ledger", 1, "00"))
                .payload();
        StatementEnvelope envelope = signed(StatementEnvelope.unsigned(payload), server);
        approvals().keep(authorization, envelope);
        return envelope.digest();
    }

    /** As somebody with the database in his hands would do it. */
    public void changeEnvelopes(String from, String to) {
        jdbc.update("update approval_envelope set envelope = replace(envelope, ?, ?)", from, to);
    }

    private static StatementEnvelope signed(StatementEnvelope envelope, KeyPair key) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(envelope.signable());
            return envelope.with(EnvelopeSignature.plain(TrustedKey.of("key", key.getPublic()), signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair(int number) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new SecureRandom() {
                private static final long serialVersionUID = 1L;

                @Override
                public void nextBytes(byte[] bytes) {
                    Arrays.fill(bytes, (byte) number);
                }
            });
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
