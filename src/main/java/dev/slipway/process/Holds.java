package dev.slipway.process;

import dev.slipway.release.ReleaseBlock;
import dev.slipway.release.ReleaseBlocks;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What keeps a release from going on: a block of a role, or a rollback that somebody asked for. */
@Component
public class Holds {

    /** The process in which people decide on a rollback and carry it out. */
    public static final String ROLLBACK = "roll-back-deployment";

    private final ReleaseBlocks blocks;
    private final Releases releases;
    private final RuntimeService runtime;

    Holds(ReleaseBlocks blocks, Releases releases, RuntimeService runtime) {
        this.blocks = blocks;
        this.releases = releases;
        this.runtime = runtime;
    }

    public List<ReleaseBlock> blocks(ReleaseId release) {
        return blocks.standing(release);
    }

    /** True from the request of a rollback until it is carried out or people decided to keep the release. */
    public boolean rollbackUnderWay(ReleaseId release) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(release.slug(), ROLLBACK)
                        .count()
                > 0;
    }

    /**
     * Asked first by every step that moves something outside towards the release; holds the release's row, so that no
     * block can be set between this answer and the end of the step.
     *
     * @throws ReleaseHeld when the release may not go on now
     */
    public void requireFree(ReleaseId release) {
        if (!releases.lockIfOpen(release)) {
            throw new ReleaseHeld(release, "it has ended");
        }
        blocks(release).stream().findFirst().ifPresent(block -> {
            throw new ReleaseHeld(release, block.inWords() + ". Only the " + block.role() + " lifts it");
        });
        if (rollbackUnderWay(release)) {
            throw new ReleaseHeld(release, "a rollback of it is being decided or carried out");
        }
    }
}
