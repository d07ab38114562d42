package dev.slipway.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries put behind each other by their bytes alone, up to the first that does not fit. */
final class Chain {

    static final String UNLINKED = "it is not linked to the entry before";

    private final List<Node> nodes = new ArrayList<>();
    private Tail tail;

    Chain() {
        this(new Tail(Entry.NO_PREVIOUS, Frontier.EMPTY));
    }

    private Chain(Tail tail) {
        this.tail = tail;
    }

    /** One that goes on from here by itself. */
    Chain copy() {
        return new Chain(tail);
    }

    /** Why this cannot be the next entry, or null when it is. */
    @Nullable
    String reasonAgainst(Entry entry) {
        if (entry.sequence() != size()) {
            return "its bytes say that it is entry " + entry.sequence();
        }
        return entry.previous().equals(tail.lastLeaf()) ? null : UNLINKED;
    }

    void add(byte[] body) {
        tail = tail.add(body, (level, index, hash) -> keep(new Node(level, index, Sha256.hex(hash))));
    }

    /** The roots of full tiles that were completed since this was asked last. */
    List<Node> completed() {
        List<Node> completed = List.copyOf(nodes);
        nodes.clear();
        return completed;
    }

    long size() {
        return tail.size();
    }

    String root() {
        return Sha256.hex(tail.frontier().root());
    }

    LedgerHead head() {
        return tail.head();
    }

    private void keep(Node node) {
        if (node.isStored()) {
            nodes.add(node);
        }
    }
}
