package dev.slipway.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is known of a ledger, by the sizes at which it is. */
final class KnownTrees {

    private final Map<Long, List<KnownTree>> bySize = new HashMap<>();

    KnownTrees(List<KnownTree> trees) {
        trees.forEach(this::add);
    }

    void add(KnownTree tree) {
        bySize.computeIfAbsent(tree.size(), size -> new ArrayList<>()).add(tree);
    }

    /** Which of them does not have this root at this size; each is asked once. */
    LedgerVerdict.@Nullable Flaw flawAt(long size, Supplier<String> root) {
        List<KnownTree> here = bySize.remove(size);
        if (here == null) {
            return null;
        }
        String found = root.get();
        return here.stream()
                .filter(tree -> !tree.root().equals(found))
                .findFirst()
                .map(tree -> new LedgerVerdict.Flaw(
                        size, "its first " + size + " entries are not those that " + tree.holder() + " knows"))
                .orElse(null);
    }

    /** Which of them is larger than the ledger. */
    LedgerVerdict.@Nullable Flaw flawBeyond(long size) {
        return bySize.values().stream()
                .flatMap(List::stream)
                .filter(tree -> tree.size() > size)
                .findFirst()
                .map(tree -> new LedgerVerdict.Flaw(
                        size, "it has " + size + " entries, and " + tree.holder() + " knows " + tree.size()))
                .orElse(null);
    }
}
