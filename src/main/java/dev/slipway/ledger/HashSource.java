package dev.slipway.ledger;

/** Gives the roots of perfect subtrees: level 0 is the leaves, and each level halves their number. */
interface HashSource {

    /** The root over the {@code 2^level} leaves from {@code index * 2^level} on. */
    byte[] hash(int level, long index);
}
