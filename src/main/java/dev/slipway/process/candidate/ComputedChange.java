package dev.slipway.process.candidate;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ComponentType;
import dev.slipway.release.Finding;
import dev.slipway.release.ReleaseDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * Holds what was asked for against what the comparison computed. The computed change always wins; where the request said
 * less, people see it once before it does.
 */
@Component
class ComputedChange {

    private static final String MAJOR = "major";
    private static final String MINOR = "minor";
    private static final String PATCH = "patch";
    private static final String DOCUMENT = "request";
    private static final String REMEDY =
            "Choose to go on with what was computed, or end this release and request it again as what it is.";

    private final Journal journal;

    ComputedChange(Journal journal) {
        this.journal = journal;
    }

    /** Differences that nobody has seen yet; those that were shown before are taken over instead. */
    List<Finding> findings(DelegateExecution execution, ReleaseDiff diff) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        String type = variables.text(Answer.TYPE);
        List<Finding> differences = diff.initial() ? List.of() : differences(type, undeclared(variables, diff), diff);
        String computed = inWords(type, diff);
        boolean shown = computed.equals(variables.textOr(Fact.COMPUTED_CHANGE, ""));
        variables.put(Fact.COMPUTED_CHANGE, computed);
        if (differences.isEmpty() || !shown) {
            return differences;
        }
        takeOver(execution, type, diff, differences);
        return List.of();
    }

    private void takeOver(DelegateExecution execution, String type, ReleaseDiff diff, List<Finding> differences) {
        String computed = computedType(type, diff);
        ReleaseVariables.of(execution).propose(Answer.TYPE, computed);
        journal.record(
                execution,
                "DeclarationCorrected",
                Map.of(
                        "declaredType",
                        type,
                        "type",
                        computed,
                        "changes",
                        List.copyOf(names(diff.changedTypes())),
                        "differences",
                        differences.stream().map(Finding::message).toList()));
    }

    private static List<Finding> differences(String type, Set<String> undeclared, ReleaseDiff diff) {
        List<Finding> found = new ArrayList<>();
        if (!undeclared.isEmpty()) {
            found.add(new Finding(
                    "CHANGE_NOT_DECLARED",
                    DOCUMENT,
                    "What changes",
                    "The request does not name " + String.join(", ", undeclared) + ", but "
                            + (undeclared.size() == 1 ? "its digest differs" : "their digests differ")
                            + " from what runs.",
                    REMEDY));
        }
        String computed = computedType(type, diff);
        if (!computed.equals(type)) {
            found.add(new Finding(
                    "TYPE_TOO_SMALL",
                    DOCUMENT,
                    "Kind of deployment",
                    "The request says '" + type + "', but the change touches "
                            + (diff.touchesPurpose() ? "the intended purpose" : "the architecture")
                            + ", which makes it '"
                            + computed + "'.",
                    REMEDY));
        }
        return found;
    }

    private static Set<String> undeclared(ReleaseVariables variables, ReleaseDiff diff) {
        Set<String> names = names(diff.changedTypes());
        names.removeAll(variables.choices(Answer.CHANGES));
        return names;
    }

    /** A purpose that changes is never small, and a patch leaves the architecture alone. */
    private static String computedType(String declared, ReleaseDiff diff) {
        if (diff.touchesPurpose() && (declared.equals(MINOR) || declared.equals(PATCH))) {
            return MAJOR;
        }
        return diff.touchesArchitecture() && declared.equals(PATCH) ? MINOR : declared;
    }

    private static String inWords(String type, ReleaseDiff diff) {
        return computedType(type, diff) + ": " + String.join(", ", names(diff.changedTypes()));
    }

    private static Set<String> names(Set<ComponentType> types) {
        return types.stream().map(ComponentType::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
