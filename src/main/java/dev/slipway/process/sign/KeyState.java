package dev.slipway.process.sign;

import dev.slipway.approval.SigningKey;

/** How far a key has come. */
enum KeyState {
    PROPOSED("waits for a second person to vouch"),
    COUNTS("counts"),
    SUSPENDED("suspended by its owner, waits for a second person to revoke it"),
    REVOKED("revoked");

    private final String words;

    KeyState(String words) {
        this.words = words;
    }

    static KeyState of(SigningKey key) {
        if (key.revokedAt() != null) {
            return REVOKED;
        }
        if (key.suspendedAt() != null) {
            return SUSPENDED;
        }
        return key.enrolledAt() == null ? PROPOSED : COUNTS;
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** For people. */
    public String words() {
        return words;
    }
}
