package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a reader wants to have seen a checkpoint besides those who wrote it.
 *
 * @param witnesses that must have cosigned it, each of them
 * @param policy which besides says how many of which witnesses must have cosigned it
 * @param roots of authorities of which one must have stamped it, or an earlier one that it continues
 */
public record Outsiders(
        List<NoteVerifier> witnesses, @Nullable TlogPolicy policy, List<X509Certificate> roots) {

    public Outsiders {
        witnesses = List.copyOf(witnesses);
        roots = List.copyOf(roots);
        for (NoteVerifier witness : witnesses) {
            if (!witness.isOfWitness()) {
                throw new IllegalArgumentException(
                        "The key " + witness + " is not that of a witness, whose type is 4.");
            }
        }
    }

    public static Outsiders none() {
        return new Outsiders(List.of(), null, List.of());
    }

    /**
     * Who saw the checkpoint and when, in words.
     *
     * @throws IllegalArgumentException when one who must have seen it did not
     */
    List<String> sawIt(SignedNote checkpoint, Collection<StampFile> stamps) {
        Set<NoteVerifier> cosigners = new LinkedHashSet<>(witnesses);
        if (policy != null) {
            policy.requireQuorum(checkpoint);
            cosigners.addAll(policy.cosigners(checkpoint));
        }
        List<String> seen = new ArrayList<>();
        for (NoteVerifier witness : cosigners) {
            Instant then = checkpoint
                    .cosignedAt(witness)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "its checkpoint is not cosigned by the witness " + witness.name()));
            seen.add("cosigned by " + witness.name() + " at " + then);
        }
        if (!roots.isEmpty()) {
            seen.add(stamped(stamps));
        }
        return seen;
    }

    private String stamped(Collection<StampFile> stamps) {
        List<String> reasons = new ArrayList<>();
        for (StampFile stamp : stamps) {
            try {
                Instant then = stamp.token().verify(stamp.text(), roots);
                return "stamped at " + then + " when it had " + stamp.tree().size() + " entries";
            } catch (IllegalArgumentException untrusted) {
                reasons.add(untrusted.getMessage());
            }
        }
        throw new IllegalArgumentException(
                "no timestamp in it leads to a root that is trusted; there are " + stamps.size() + " " + reasons);
    }
}
