package dev.slipway.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The keys with which people sign; none is ever taken away, since old signatures are held against it. */
@Repository
public class SigningKeys {

    private final JdbcTemplate jdbc;

    SigningKeys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void propose(SigningKey key) {
        Passkey passkey = key.passkey();
        jdbc.update(
                "insert into signing_key (id, person, kind, label, public_key, fingerprint, proposed_at, credential_id,"
                        + " cose_key, aaguid, backup_eligible, backup_state, attestation, sign_count)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                key.id(),
                key.person(),
                key.kind().word(),
                key.label(),
                key.publicKey(),
                key.fingerprint(),
                Timestamp.from(key.proposedAt()),
                passkey == null ? null : passkey.credentialId(),
                passkey == null ? null : passkey.coseKey(),
                passkey == null ? null : passkey.aaguid(),
                passkey == null ? null : passkey.backupEligible(),
                passkey == null ? null : passkey.backupState(),
                passkey == null ? null : passkey.attestation(),
                passkey == null ? null : passkey.signCount());
    }

    public List<SigningKey> all() {
        return jdbc.query("select * from signing_key order by person, proposed_at", (row, index) -> read(row));
    }

    public List<SigningKey> ofPerson(String person) {
        return jdbc.query(
                "select * from signing_key where person = ? order by proposed_at", (row, index) -> read(row), person);
    }

    /** Those of the person with which new signatures can be made. */
    public List<SigningKey> counting(String person) {
        return ofPerson(person).stream().filter(SigningKey::counts).toList();
    }

    public Optional<SigningKey> find(String id) {
        return one("select * from signing_key where id = ?", id);
    }

    public Optional<SigningKey> byFingerprint(String fingerprint) {
        return one("select * from signing_key where fingerprint = ?", fingerprint);
    }

    public Optional<SigningKey> byCredential(byte[] credentialId) {
        return one("select * from signing_key where credential_id = ?", credentialId);
    }

    /** @return false when it was enrolled or given up before */
    public boolean enrol(String id, String voucher, Instant now, long sequence) {
        return jdbc.update(
                        "update signing_key set enrolled_at = ?, vouched_by = ?, enrolled_sequence = ?"
                                + " where id = ? and enrolled_at is null and revoked_at is null",
                        Timestamp.from(now),
                        voucher,
                        sequence,
                        id)
                == 1;
    }

    /** From this place of the ledger on the key counts no more; a second person has yet to confirm the revocation. */
    public boolean suspend(String id, String reason, Instant now, long sequence) {
        return jdbc.update(
                        "update signing_key set suspended_at = ?, revocation_reason = ?, revoked_sequence = ?"
                                + " where id = ? and revoked_sequence is null",
                        Timestamp.from(now),
                        reason,
                        sequence,
                        id)
                == 1;
    }

    /** A suspended key keeps the earlier place from which on it counts no more. */
    public boolean revoke(String id, String by, String reason, Instant now, long sequence) {
        return jdbc.update(
                        "update signing_key set revoked_at = ?, revoked_by = ?, revocation_reason = ?,"
                                + " revoked_sequence = coalesce(revoked_sequence, ?)"
                                + " where id = ? and revoked_at is null",
                        Timestamp.from(now),
                        by,
                        reason,
                        sequence,
                        id)
                == 1;
    }

    /** What a passkey told of itself when it was used. */
    public void used(String id, long signCount, boolean backupState) {
        jdbc.update("update signing_key set sign_count = ?, backup_state = ? where id = ?", signCount, backupState, id);
    }

    /** What the person has to sign to show that a key is theirs. */
    public void challenge(String id, String person, Instant expiresAt) {
        jdbc.update(
                "insert into key_challenge (id, person, expires_at) values (?, ?, ?)",
                id,
                person,
                Timestamp.from(expiresAt));
    }

    /** @return false when there is none, it is another person's, was used or is too old */
    public boolean useChallenge(String id, String person, Instant now) {
        return jdbc.update(
                        "update key_challenge set used_at = ? where id = ? and person = ? and used_at is null"
                                + " and expires_at > ?",
                        Timestamp.from(now),
                        id,
                        person,
                        Timestamp.from(now))
                == 1;
    }

    private Optional<SigningKey> one(String query, Object argument) {
        return jdbc.query(query, (row, index) -> read(row), argument).stream().findFirst();
    }

    private static SigningKey read(ResultSet row) throws SQLException {
        return new SigningKey(
                row.getString("id"),
                row.getString("person"),
                KeyKind.of(row.getString("kind")),
                row.getString("label"),
                row.getBytes("public_key"),
                row.getString("fingerprint"),
                row.getTimestamp("proposed_at").toInstant(),
                instant(row, "enrolled_at"),
                row.getString("vouched_by"),
                number(row, "enrolled_sequence"),
                instant(row, "suspended_at"),
                instant(row, "revoked_at"),
                row.getString("revoked_by"),
                row.getString("revocation_reason"),
                number(row, "revoked_sequence"),
                passkey(row));
    }

    private static @Nullable Passkey passkey(ResultSet row) throws SQLException {
        byte[] credential = row.getBytes("credential_id");
        return credential == null
                ? null
                : new Passkey(
                        credential,
                        row.getBytes("cose_key"),
                        row.getString("aaguid"),
                        row.getBoolean("backup_eligible"),
                        row.getBoolean("backup_state"),
                        row.getBytes("attestation"),
                        row.getLong("sign_count"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
