package dev.slipway.process.overview;

import dev.slipway.process.FormTime;
import dev.slipway.process.hold.Intervention;
import dev.slipway.release.ReleaseAttempt;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One release in flight, as the start page shows it.
 *
 * @param facts variables of its processes by name
 * @param atWork names of the processes that go on without people
 * @param traffic share of the requests that the version has while it is rolled out, per cent; null before and after
 * @param offered ways in which the person may step in now; whether it is taken is checked again when it is done
 * @param answerable tasks that the person may answer by lifting, rejecting or sending back
 */
record ReleaseCard(
        ReleaseAttempt attempt,
        Map<String, Object> facts,
        Progress progress,
        List<WaitingTask> tasks,
        List<String> atWork,
        List<Hold> holds,
        @Nullable Integer traffic,
        List<Intervention> offered,
        List<AnswerableTask> answerable) {

    static final String TIER = "riskTier";
    static final String TYPE = "type";
    static final String TICKET = "changeTicket";
    static final String SUMMARY = "summary";
    static final String URGENT = "urgent";
    static final String GATE_POINT = "gatePoint";
    static final String WINDOW_START = "windowStart";
    static final String WINDOW_END = "windowEnd";
    static final String DIFF = "diffSummary";
    static final String CANDIDATE_FINDINGS = "candidateFindings";
    static final String PACKAGE_FINDINGS = "packageFindings";

    public String slug() {
        return attempt.release().slug();
    }

    /** Part of ids in the page, without what a selector would read as its own. */
    public String key() {
        return slug().replace("+", "__").replaceAll("[^A-Za-z0-9-]", "_");
    }

    public String link() {
        return StartPage.link(slug());
    }

    public String subject() {
        return Subject.inWords(slug());
    }

    public String tier() {
        return text(TIER).isEmpty() ? "Risk tier not known yet" : capital(text(TIER)) + " risk";
    }

    public String type() {
        return capital(text(TYPE)) + (Boolean.TRUE.equals(facts.get(URGENT)) ? ", urgent" : "");
    }

    public String ticket() {
        return text(TICKET);
    }

    /** Address of the ticket where the requester gave one. */
    public @Nullable String ticketLink() {
        return ticket().startsWith("https://") ? ticket() : null;
    }

    public String summary() {
        return text(SUMMARY);
    }

    /** What differs from the version that runs, a sentence each. */
    public List<String> diff() {
        return lines(text(DIFF));
    }

    /** What keeps the evidence or the package from being accepted, each with its remedy. */
    public List<String> findings() {
        return Stream.of(CANDIDATE_FINDINGS, PACKAGE_FINDINGS)
                .flatMap(fact -> lines(text(fact)).stream())
                .toList();
    }

    /** Differs when one of them does. */
    public String wordsMark() {
        return Integer.toHexString(Objects.hash(diff(), findings()));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("^- ", "").replaceAll("[`*]", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    public @Nullable Instant time(String fact) {
        return moment(text(fact));
    }

    /** A plan that nobody has checked yet may hold anything. */
    private static @Nullable Instant moment(String text) {
        try {
            return text.isEmpty() ? null : FormTime.parse(text);
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }

    private String text(String fact) {
        return facts.get(fact) instanceof String text ? text : "";
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
