package dev.slipway.ledger;

/** The ledger's end while entries are put behind it, one after the other. */
record Tail(String lastLeaf, Frontier frontier) {

    static Tail of(LedgerHead head) {
        return new Tail(head.lastLeaf(), Frontier.parse(head.size(), head.frontier()));
    }

    Tail add(byte[] body) {
        return add(body, (level, index, hash) -> {});
    }

    Tail add(byte[] body, Frontier.Completed completed) {
        byte[] leaf = Frontier.leafHash(body);
        return new Tail(Sha256.hex(leaf), frontier.add(leaf, completed));
    }

    long size() {
        return frontier.size();
    }

    LedgerHead head() {
        return new LedgerHead(size(), lastLeaf, frontier.hex(), Sha256.hex(frontier.root()));
    }
}
