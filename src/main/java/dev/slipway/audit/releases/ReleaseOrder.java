package dev.slipway.audit.releases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which order the list is read, and from where.
 *
 * @param descending as it is shown
 * @param backwards whether it is read towards its beginning, from the place on
 * @param from the place that is left out itself, or null for the beginning
 */
record ReleaseOrder(
        ReleaseSort sort,
        boolean descending,
        boolean backwards,
        @Nullable Place from) {

    static ReleaseOrder of(ReleaseQuery query) {
        String sortWord = text(query.sort());
        String order = text(query.order());
        String before = text(query.before());
        String after = text(query.after());
        ReleaseSort sort = sortWord.isEmpty() ? ReleaseSort.REQUESTED : ReleaseSort.of(sortWord);
        boolean descending = order.isEmpty() ? sort.newestFirst() : descending(order);
        if (!before.isEmpty()) {
            return new ReleaseOrder(sort, descending, true, Place.parse(before));
        }
        return new ReleaseOrder(sort, descending, false, after.isEmpty() ? null : Place.parse(after));
    }

    ReleaseOrder fromTheStart() {
        return new ReleaseOrder(sort, descending, false, null);
    }

    ReleaseOrder after(ReleaseRow row) {
        return new ReleaseOrder(sort, descending, false, Place.of(sort, row));
    }

    /** Adds where to begin. */
    void begin(Where where) {
        Place place = from;
        if (place != null) {
            List<Object> values = place.values(sort);
            where.and(
                    "(" + sort.columns("") + ") " + (readsDown() ? "<" : ">") + " ("
                            + String.join(", ", Collections.nCopies(values.size(), "?")) + ")",
                    values.toArray());
        }
    }

    String sql() {
        return " order by " + sort.columns(readsDown() ? " desc" : " asc");
    }

    private boolean readsDown() {
        return descending != backwards;
    }

    /** The rows as they are shown. */
    List<ReleaseRow> shown(List<ReleaseRow> read) {
        if (!backwards) {
            return read;
        }
        List<ReleaseRow> turned = new ArrayList<>(read);
        Collections.reverse(turned);
        return turned;
    }

    @Nullable
    String next(List<ReleaseRow> shown, boolean further) {
        return shown.isEmpty() || (!backwards && !further)
                ? null
                : Place.of(sort, shown.get(shown.size() - 1)).code();
    }

    @Nullable
    String previous(List<ReleaseRow> shown, boolean further) {
        boolean some = backwards ? further : from != null;
        return shown.isEmpty() || !some ? null : Place.of(sort, shown.get(0)).code();
    }

    private static boolean descending(String order) {
        return switch (order) {
            case "desc" -> true;
            case "asc" -> false;
            default -> throw new BadFilter("order", "'asc' or 'desc'", order);
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
