package dev.slipway.audit.releases;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the list leads: to its other parts, in another order, and out as a file. */
record ReleaseLinks(ReleaseQuery query) {

    /**
     * The head of a column.
     *
     * @param sorted {@code ascending}, {@code descending} or null, as {@code aria-sort} says it
     */
    record Column(String title, String link, @Nullable String sorted) {}

    public Column column(String word) {
        ReleaseSort sort = ReleaseSort.of(word);
        ReleaseOrder now = ReleaseOrder.of(query);
        boolean current = now.sort() == sort;
        boolean descending = current ? !now.descending() : sort.newestFirst();
        String link = search().queryParam("sort", sort.word())
                .queryParam("order", descending ? "desc" : "asc")
                .encode()
                .build()
                .toUriString();
        return new Column(sort.title(), link, current ? (now.descending() ? "descending" : "ascending") : null);
    }

    public List<ReleaseSort> sorts() {
        return List.of(ReleaseSort.values());
    }

    public String next(String place) {
        return part("after", place);
    }

    public String previous(String place) {
        return part("before", place);
    }

    public String first() {
        return ordered(search()).encode().build().toUriString();
    }

    public String csv() {
        return ordered(query.at(ReleasesPage.PAGE + ".csv")).encode().build().toUriString();
    }

    private String part(String side, String place) {
        return ordered(search())
                .queryParam(side, "{" + side + "}")
                .uriVariables(Map.of(side, place))
                .encode()
                .build()
                .toUriString();
    }

    private UriComponentsBuilder search() {
        return query.at(ReleasesPage.PAGE);
    }

    private UriComponentsBuilder ordered(UriComponentsBuilder address) {
        ReleaseOrder order = ReleaseOrder.of(query);
        return address.queryParam("sort", order.sort().word()).queryParam("order", order.descending() ? "desc" : "asc");
    }
}
