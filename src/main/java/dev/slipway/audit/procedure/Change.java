package dev.slipway.audit.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two versions of a file.
 *
 * @param what {@code added}, {@code removed} or {@code changed}
 * @param fields what is different about it, where it was changed
 */
record Change(String what, String kind, String id, String name, List<Field> fields) {

    /**
     * @param before null where there was nothing
     * @param after null where there is nothing any more
     */
    record Field(
            String name, @Nullable String before, @Nullable String after) {}

    /** From the older version to the newer, in the order of the newer; what is gone comes last. */
    static List<Change> between(List<Piece> older, List<Piece> newer) {
        Map<String, Piece> before = byId(older);
        Map<String, Piece> after = byId(newer);
        List<Change> changes = new ArrayList<>();
        after.forEach((id, piece) -> {
            Piece former = before.get(id);
            if (former == null) {
                changes.add(of("added", piece, List.of()));
            } else if (!former.isLike(piece)) {
                changes.add(of("changed", piece, fields(former.everything(), piece.everything())));
            }
        });
        before.forEach((id, piece) -> {
            if (!after.containsKey(id)) {
                changes.add(of("removed", piece, List.of()));
            }
        });
        return changes;
    }

    private static Map<String, Piece> byId(List<Piece> pieces) {
        Map<String, Piece> byId = new LinkedHashMap<>();
        pieces.forEach(piece -> byId.putIfAbsent(piece.id(), piece));
        return byId;
    }

    private static Change of(String what, Piece piece, List<Field> fields) {
        return new Change(what, piece.kind(), piece.id(), piece.name(), fields);
    }

    private static List<Field> fields(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Field(name, before.get(name), after.get(name)))
                .toList();
    }
}
