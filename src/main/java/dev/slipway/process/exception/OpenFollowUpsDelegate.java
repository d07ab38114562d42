package dev.slipway.process.exception;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.exception.FollowUpItem.Kind;
import dev.slipway.release.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens what an approved exception left to be done, once its release is closed. */
@Component
class OpenFollowUpsDelegate implements JavaDelegate {

    /** Who answers for every section that may be deferred. */
    private static final Role SECTION_OWNER = Role.DEPLOYMENT_MANAGER;

    private final ExceptionFollowUps followUps;
    private final Journal journal;

    OpenFollowUpsDelegate(ExceptionFollowUps followUps, Journal journal) {
        this.followUps = followUps;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<FollowUpItem> items = items(ReleaseVariables.of(execution));
        followUps.open(ReleaseVariables.releaseOf(execution), items);
        journal.record(
                execution,
                "FollowUpsOpened",
                Map.of("items", items.stream().map(OpenFollowUpsDelegate::line).toList()));
    }

    private static List<FollowUpItem> items(ReleaseVariables variables) {
        return Stream.concat(
                        lines(variables.textOr(Fact.DEFERRED_DUE, "")).map(OpenFollowUpsDelegate::section),
                        lines(variables.textOr(Answer.COMPENSATING_CONTROLS, "")).map(OpenFollowUpsDelegate::control))
                .toList();
    }

    private static Stream<List<String>> lines(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList());
    }

    /** Written as 'section | day'. */
    private static FollowUpItem section(List<String> parts) {
        return new FollowUpItem(
                Kind.DEFERRED_CHECK,
                "Readiness section '" + parts.get(0) + "', deferred by the exception",
                SECTION_OWNER,
                endOf(parts.get(1)));
    }

    /** Written as 'control | role | day'. */
    private static FollowUpItem control(List<String> parts) {
        Role owner = Role.of(parts.get(1))
                .orElseThrow(() -> new IllegalStateException("The compensating control '" + parts.get(0)
                        + "' names no role: '" + parts.get(1) + "'. The form's grammar must refuse that."));
        return new FollowUpItem(Kind.COMPENSATING_CONTROL, parts.get(0), owner, endOf(parts.get(2)));
    }

    private static Instant endOf(String day) {
        return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String line(FollowUpItem item) {
        return item.kind().words() + ": " + item.title() + " (" + item.owner().id() + ", until " + item.due() + ")";
    }
}
