package dev.slipway.ledger;

import dev.slipway.ledger.ExportVerifier.Misfit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The entries in the export of one release, for whoever has had the export verified and wants to know what they say. */
public final class ReleaseEntries {

    private static final int MOST_BYTES = 100_000;

    private final List<Entry> entries;

    private ReleaseEntries(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** @throws IllegalArgumentException when it is not the export of one release */
    public static ReleaseEntries read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ExportFile export = new ExportFile(file)) {
            for (String name : export.names(LedgerExport.RELEASE_ENTRIES)) {
                entries.add(Entry.parse(export.bytes(name, MOST_BYTES)));
            }
        } catch (Misfit misfit) {
            throw new IllegalArgumentException(misfit.reason(), misfit);
        }
        return new ReleaseEntries(entries);
    }

    /** There are entries, and each is about this subject. */
    public boolean areAllOf(String subject) {
        return !entries.isEmpty()
                && entries.stream().allMatch(entry -> entry.content().subject().equals(subject));
    }

    /** Whether one of them refers to the digest, in its list of digests or in what it says. */
    public boolean name(String digest) {
        return entries.stream().anyMatch(entry -> entry.text().contains("\"" + digest + "\""));
    }
}
