package dev.slipway.process.exception;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads from a release what its exception put off and promised, each with its owner and the end of its day. */
final class OwedItems {

    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

    /** The checklist gives every section that may be put off to the same role. */
    private static final Role OWNER_OF_SECTIONS = Role.DEPLOYMENT_MANAGER;

    private OwedItems() {}

    /** Nothing where no exception was approved. */
    static List<FollowUpItem> of(ReleaseVariables variables) {
        return variables.is(Fact.EXCEPTION_APPROVED)
                ? of(variables.text(Fact.DEFERRAL_DATES), variables.text(Answer.COMPENSATING_CONTROLS))
                : List.of();
    }

    /**
     * @param sections one a line, its id and its date
     * @param controls one a line: what, which role, until when
     */
    static List<FollowUpItem> of(String sections, String controls) {
        return Stream.concat(
                        lines(sections).map(OwedItems::section), lines(controls).map(OwedItems::control))
                .toList();
    }

    private static FollowUpItem section(String[] cells) {
        return new FollowUpItem(
                FollowUpItem.Kind.DEFERRED_CHECK,
                "Complete the " + cells[0] + " section of the checklist",
                OWNER_OF_SECTIONS,
                endOf(cells[1]));
    }

    private static FollowUpItem control(String[] cells) {
        return new FollowUpItem(
                FollowUpItem.Kind.COMPENSATING_CONTROL,
                cells[0],
                Role.of(cells[1]).orElseThrow(),
                endOf(cells[2]));
    }

    private static Stream<String[]> lines(String text) {
        return text.lines().map(String::strip).map(BAR::split);
    }

    private static Instant endOf(String date) {
        return LocalDate.parse(date).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
