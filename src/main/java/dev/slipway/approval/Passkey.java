package dev.slipway.approval;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a passkey besides its public key.
 *
 * @param credentialId under which the authenticator knows it
 * @param coseKey its public key as the authenticator gave it
 * @param aaguid the model of the authenticator, where it tells
 * @param backupEligible it may be copied to a cloud account (synced)
 * @param backupState it was copied when it was last used
 * @param attestation what the authenticator said at enrolment
 * @param signCount informative only
 */
public record Passkey(
        byte[] credentialId,
        byte[] coseKey,
        @Nullable String aaguid,
        boolean backupEligible,
        boolean backupState,
        byte[] attestation,
        long signCount) {}
