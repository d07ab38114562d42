package dev.slipway.process.mirror;

import dev.slipway.ledger.Anchor;
import dev.slipway.ledger.Mirror;
import dev.slipway.process.record.Anchors;
import java.util.Collection;
import java.util.List;

/** The mirrors that the settings name; those on which releases depend are also asked what they know of the ledger's end. */
class NamedMirrors implements Anchors {

    private final List<Named> mirrors;

    NamedMirrors(List<Named> mirrors) {
        this.mirrors = List.copyOf(mirrors);
    }

    /** A mirror, and whether releases depend on it. */
    record Named(Mirror mirror, boolean required) {}

    List<Named> all() {
        return mirrors;
    }

    @Override
    public Collection<Anchor> anchors() {
        return mirrors.stream()
                .filter(Named::required)
                .<Anchor>map(Named::mirror)
                .toList();
    }
}
