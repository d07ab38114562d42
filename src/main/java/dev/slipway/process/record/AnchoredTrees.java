package dev.slipway.process.record;

import dev.slipway.ledger.Anchor;
import dev.slipway.ledger.AnchorUnreachable;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.KeyRegister;
import dev.slipway.ledger.KnownElsewhere;
import dev.slipway.ledger.KnownTree;
import dev.slipway.signature.SignedNote;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the anchors keep of the ledger, for its rounds to be compared with. */
@Component
class AnchoredTrees implements KnownElsewhere {

    private final ObjectProvider<Anchor> single;
    private final ObjectProvider<Anchors> several;
    private final KeyRegister keys;

    AnchoredTrees(ObjectProvider<Anchor> single, ObjectProvider<Anchors> several, KeyRegister keys) {
        this.single = single;
        this.several = several;
        this.keys = keys;
    }

    @Override
    public List<KnownTree> trees() {
        return Stream.concat(
                        single.orderedStream(), several.orderedStream().flatMap(anchors -> anchors.anchors().stream()))
                .flatMap(anchor -> kept(anchor).stream())
                .toList();
    }

    /** Empty for what is not signed by this ledger or cannot be asked now: that is said where anchors are watched. */
    private Optional<KnownTree> kept(Anchor anchor) {
        try {
            return anchor.newest().filter(this::isOurs).map(note -> tree(anchor, note));
        } catch (AnchorUnreachable | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isOurs(SignedNote note) {
        return !note.signedBy(keys.keys()).isEmpty();
    }

    private static KnownTree tree(Anchor anchor, SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        return new KnownTree(anchor.keeper(), checkpoint.size(), checkpoint.root());
    }
}
