package dev.slipway.audit.procedure;

import dev.slipway.process.history.DeployedFile;
import dev.slipway.process.history.DeployedSet;
import dev.slipway.process.history.DeployedSets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts together what the file, the engine and the ledger say about the procedure; people by name. */
final class ProcedureReader {

    static final int SETS = 10;

    private final ProcedureCard card;
    private final List<RaciDeviation> deviations;
    private final DeployedSets sets;
    private final Versions versions;
    private final UnaryOperator<String> named;
    private final Clock clock;

    /** @param named puts names in the place of pseudonyms */
    ProcedureReader(
            ProcedureCard card,
            List<RaciDeviation> deviations,
            DeployedSets sets,
            Versions versions,
            UnaryOperator<String> named,
            Clock clock) {
        this.card = card;
        this.deviations = List.copyOf(deviations);
        this.sets = sets;
        this.versions = versions;
        this.named = named;
        this.clock = clock;
    }

    /** The procedure, and what an auditor has to be told about it before anything else. */
    record Described(ProcedureCard procedure, List<String> objections) {}

    /**
     * A set in a list.
     *
     * @param by who deployed it; null where the ledger does not tell
     * @param entry of the ledger that tells it
     */
    record Listed(
            String id,
            String name,
            Instant deployedAt,
            @Nullable String by,
            @Nullable Long entry,
            long added,
            long changed,
            long unchanged,
            long removed) {}

    /** @param next place at which the next part begins; null at the end */
    record ListedSets(List<Listed> sets, @Nullable Integer next) {}

    /** One set with every file. */
    record Whole(Listed set, List<File> files, List<String> removed) {}

    /**
     * A file of a set.
     *
     * @param before set that has the version before
     */
    record File(
            String name,
            String kind,
            String title,
            int version,
            @Nullable String tag,
            @Nullable String definition,
            String digest,
            String state,
            @Nullable String before) {}

    /** What is different about a file, in words and line by line. */
    record Difference(Listed set, File file, @Nullable Instant before, List<Change> changes, List<String> lines) {}

    /** What ran under a version of a model or table. */
    record Ran(
            String definition,
            @Nullable String file,
            @Nullable String set,
            Versions.Part part) {}

    Described described() {
        return new Described(card, card.objections(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    List<RaciDeviation> deviations() {
        return deviations;
    }

    /** The file that implements a related procedure, in the set that new releases follow. */
    Optional<DeployedFile> implementing(String file) {
        return sets.inForce().stream()
                .flatMap(set -> set.files().stream())
                .filter(found -> found.name().endsWith("/" + file))
                .findFirst();
    }

    Optional<DeployedSet> inForce() {
        return sets.inForce();
    }

    ListedSets listed(int from) {
        List<DeployedSet> found = sets.page(from, SETS);
        Map<String, Versions.Deployed> told =
                versions.deployed(found.stream().map(DeployedSet::id).toList());
        boolean more = from + SETS < sets.count();
        return new ListedSets(
                found.stream()
                        .map(set -> listed(ComparedSet.of(set, sets), told.get(set.id())))
                        .toList(),
                more ? from + SETS : null);
    }

    Optional<Whole> whole(String id) {
        return sets.set(id).map(set -> {
            ComparedSet compared = ComparedSet.of(set, sets);
            return new Whole(
                    listed(compared, versions.deployed(id).orElse(null)),
                    compared.files().stream().map(ProcedureReader::file).toList(),
                    compared.removed().stream().map(DeployedFile::name).toList());
        });
    }

    Optional<Difference> difference(String id, String name) {
        return sets.set(id)
                .flatMap(set -> ComparedSet.of(set, sets).files().stream()
                        .filter(file -> file.file().name().equals(name))
                        .findFirst()
                        .map(file -> difference(set, file)));
    }

    private Difference difference(DeployedSet set, ComparedSet.ComparedFile compared) {
        DeployedFile file = compared.file();
        DeployedSet before = compared.before();
        byte[] now = sets.content(set, file);
        byte[] then = before == null
                ? new byte[0]
                : before.file(file.name()).map(old -> sets.content(before, old)).orElse(new byte[0]);
        return new Difference(
                listed(ComparedSet.of(set, sets), versions.deployed(set.id()).orElse(null)),
                file(compared),
                before == null ? null : before.deployedAt(),
                Change.between(pieces(file, then), pieces(file, now)),
                RawDiff.between(file.name(), then, now));
    }

    private static List<Piece> pieces(DeployedFile file, byte[] content) {
        return content.length == 0 ? List.of() : Pieces.of(file.kind(), content);
    }

    Optional<byte[]> content(String id, String name) {
        return sets.set(id).flatMap(set -> set.file(name).map(file -> sets.content(set, file)));
    }

    /** @param before entry after which the part begins */
    Ran ran(String definition, @Nullable Long before) {
        Versions.Part part = versions.uses(definition, before);
        Optional<DeployedSet> set = sets.ofDefinition(definition);
        String file = set.flatMap(found -> found.files().stream()
                        .filter(candidate -> definition.equals(candidate.definition()))
                        .findFirst())
                .map(found -> found.title() + ", version " + found.version())
                .orElse(null);
        return new Ran(
                definition,
                file,
                set.map(DeployedSet::id).orElse(null),
                new Versions.Part(
                        part.uses().stream()
                                .map(use -> new Versions.Use(named.apply(use.subject()), use.entry(), use.at()))
                                .toList(),
                        part.next()));
    }

    private Listed listed(ComparedSet compared, Versions.@Nullable Deployed told) {
        DeployedSet set = compared.set();
        return new Listed(
                set.id(),
                set.name(),
                set.deployedAt(),
                told == null ? null : named.apply(told.actor()),
                told == null ? null : told.entry(),
                compared.count(ComparedSet.State.NEW),
                compared.count(ComparedSet.State.CHANGED),
                compared.count(ComparedSet.State.UNCHANGED),
                compared.removed().size());
    }

    private static File file(ComparedSet.ComparedFile compared) {
        DeployedFile file = compared.file();
        DeployedSet before = compared.before();
        return new File(
                file.name(),
                file.kind().word(),
                file.title(),
                file.version(),
                file.tag(),
                file.definition(),
                file.digest(),
                compared.state().word(),
                before == null ? null : before.id());
    }
}
