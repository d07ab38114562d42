package dev.slipway.process.candidate;

import dev.slipway.approval.Authorizations;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.Releases;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a rollback may start as a release of its own: of the live version, after its closure, towards what was authorised
 * or in place before. It reads no evidence, which may be what is wrong.
 */
@Component
class RollbackRules {

    private final Releases releases;
    private final Authorizations authorizations;

    RollbackRules(Releases releases, Authorizations authorizations) {
        this.releases = releases;
        this.authorizations = authorizations;
    }

    void check(String version, RolloutState now) {
        ReleasePackage live = now.stable();
        if (live == null) {
            throw refused(now.target() + " serves nothing, so there is nothing to take back");
        }
        if (!live.version().equals(version)) {
            throw refused("version " + version + " is not live in " + now.target() + ", which serves " + live.version()
                    + "; name that version to take it back");
        }
        if (now.candidate() != null) {
            throw refused("a rollout of version " + now.candidate().version() + " is under way in " + now.target()
                    + "; ask for the rollback of that release");
        }
        releases.inProgress(now.target().system(), version, now.target().environment())
                .ifPresent(slug -> {
                    throw refused("release " + slug + " has not ended yet; ask for the rollback there");
                });
        checkPredecessor(now.target(), live, now.previous());
    }

    private void checkPredecessor(Target target, ReleasePackage live, @Nullable ReleasePackage previous) {
        if (previous == null) {
            if (!authorizations.covered(target.system(), target.environment(), live.digest())) {
                throw refused("version " + live.version() + " was in " + target
                        + " before Slipway was, and nothing is known to go back to; release another version instead");
            }
        } else if (!wasAllowed(target, previous)) {
            throw refused("version " + previous.version() + ", which was live before, was never authorised for "
                    + target + "; release an authorised version instead");
        }
    }

    /** A version that no release ever brought was there before Slipway. */
    private boolean wasAllowed(Target target, ReleasePackage previous) {
        return authorizations.covered(target.system(), target.environment(), previous.digest())
                || !releases.everOpened(target.system(), previous.version(), target.environment());
    }

    private static Refusal refused(String why) {
        return Refusal.badRequest("The type 'rollback' does not fit: " + why + ".");
    }
}
