package dev.slipway.ledger;

import dev.slipway.signature.NoteVerifier;
import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which logs a reader knows and how many of which witnesses must have cosigned, as C2SP tlog-policy has it. */
public final class TlogPolicy {

    private static final String NONE = "none";

    private final List<NoteVerifier> logs = new ArrayList<>();
    private final Map<String, NoteVerifier> witnesses = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private @Nullable String quorum;

    private TlogPolicy() {}

    /** So many of these must have cosigned. */
    private record Group(int threshold, List<String> members) {}

    /** @throws IllegalArgumentException when the file is no policy */
    public static TlogPolicy read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    static TlogPolicy parse(String text) {
        TlogPolicy policy = new TlogPolicy();
        for (String line : text.split("\n", -1)) {
            String stripped = line.replaceAll("^[ \t]+|[ \t]+$", "");
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                policy.add(stripped.split("[ \t]+"));
            }
        }
        if (policy.quorum == null) {
            throw new IllegalArgumentException("A policy must have one line 'quorum <name>'.");
        }
        return policy;
    }

    public List<NoteVerifier> logs() {
        return List.copyOf(logs);
    }

    /** @throws IllegalArgumentException when too few of the witnesses cosigned, or a cosignature is false */
    void requireQuorum(SignedNote checkpoint) {
        if (!NONE.equals(quorum) && !witnessed(String.valueOf(quorum), checkpoint)) {
            throw new IllegalArgumentException("its checkpoint is not cosigned by the quorum '" + quorum + "'");
        }
    }

    /** Those of its witnesses that cosigned. */
    List<NoteVerifier> cosigners(SignedNote checkpoint) {
        return checkpoint.signedBy(witnesses.values());
    }

    private boolean witnessed(String name, SignedNote checkpoint) {
        NoteVerifier witness = witnesses.get(name);
        if (witness != null) {
            return checkpoint.cosignedAt(witness).isPresent();
        }
        Group group = groups.get(name);
        return group != null
                && group.members().stream()
                                .filter(member -> witnessed(member, checkpoint))
                                .count()
                        >= group.threshold();
    }

    private void add(String[] words) {
        switch (words[0]) {
            case "log" -> addLog(words);
            case "witness" -> addWitness(words);
            case "group" -> addGroup(words);
            case "quorum" -> setQuorum(words);
            default -> throw refused(words, "begins with log, witness, group or quorum");
        }
    }

    private void addLog(String[] words) {
        requireCount(words, 2, 3);
        NoteVerifier log = NoteVerifier.parse(words[1]);
        require(words, !log.isOfWitness() && isNew(log, logs), "names the key of a log, each once");
        logs.add(log);
    }

    private void addWitness(String[] words) {
        requireCount(words, 3, 4);
        requireNew(words, words[1]);
        NoteVerifier witness = NoteVerifier.parse(words[2]);
        require(
                words,
                witness.isOfWitness() && isNew(witness, witnesses.values()),
                "names the key of a witness, each once");
        witnesses.put(words[1], witness);
    }

    private void addGroup(String[] words) {
        requireCount(words, 4, Integer.MAX_VALUE);
        requireNew(words, words[1]);
        List<String> named = Arrays.asList(words).subList(3, words.length);
        for (String name : named) {
            require(words, isKnown(name) && members.add(name), "names members of lines above, each a member once");
        }
        groups.put(words[1], new Group(threshold(words, named.size()), List.copyOf(named)));
    }

    private void setQuorum(String[] words) {
        requireCount(words, 2, 2);
        require(
                words,
                quorum == null && (NONE.equals(words[1]) || isKnown(words[1])),
                "comes once and names a line above");
        quorum = words[1];
    }

    private static int threshold(String[] words, int members) {
        int threshold = switch (words[2]) {
            case "any" -> 1;
            case "all" -> members;
            default -> words[2].matches("[1-9][0-9]{0,4}") ? Integer.parseInt(words[2]) : 0;
        };
        require(words, threshold >= 1 && threshold <= members, "has a threshold from 1 to the number of its members");
        return threshold;
    }

    private boolean isKnown(String name) {
        return witnesses.containsKey(name) || groups.containsKey(name);
    }

    private void requireNew(String[] words, String name) {
        require(words, !NONE.equals(name) && !isKnown(name), "gives a name once");
    }

    private static boolean isNew(NoteVerifier key, Collection<NoteVerifier> known) {
        return known.stream().noneMatch(other -> other.wrapsSameKeyAs(key));
    }

    private static void requireCount(String[] words, int least, int most) {
        require(words, words.length >= least && words.length <= most, "has " + least + " words or more as it should");
    }

    private static void require(String[] words, boolean holds, String rule) {
        if (!holds) {
            throw refused(words, rule);
        }
    }

    private static IllegalArgumentException refused(String[] words, String rule) {
        return new IllegalArgumentException(
                "A line of a policy " + rule + "; found '" + String.join(" ", words) + "'.");
    }
}
