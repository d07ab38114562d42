package dev.slipway.audit.releases;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the list is ordered by; the time of the request orders what is equal. */
enum ReleaseSort {
    REQUESTED("requested", "requested_at", "Requested"),
    ENDED("ended", "ended_key", "Ended"),
    SYSTEM("system", "system", "System"),
    VERSION("version", "version", "Version"),
    TYPE("type", "release_type", "Type"),
    TIER("tier", "risk_tier", "Risk tier"),
    OUTCOME("outcome", "outcome", "Outcome");

    private final String word;
    private final String column;
    private final String title;

    ReleaseSort(String word, String column, String title) {
        this.word = word;
        this.column = column;
        this.title = title;
    }

    String word() {
        return word;
    }

    String column() {
        return column;
    }

    String title() {
        return title;
    }

    /** Times are read backwards, names forwards. */
    boolean newestFirst() {
        return this == REQUESTED || this == ENDED;
    }

    /** The columns of the order; the last one is unique. */
    String columns(String direction) {
        String rest = "r.requested_at" + direction + ", r.first_seq" + direction;
        return this == REQUESTED ? rest : "r." + column + direction + ", " + rest;
    }

    static ReleaseSort of(String word) {
        return Arrays.stream(values())
                .filter(sort -> sort.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new BadFilter("sort", "one of " + words(), word));
    }

    private static String words() {
        return Arrays.stream(values()).map(ReleaseSort::word).collect(Collectors.joining(", "));
    }
}
