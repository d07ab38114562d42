package dev.slipway.process.notify;

import dev.slipway.notice.Notice;
import dev.slipway.notice.NoticeProperties;
import dev.slipway.notice.Recipient;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The words of the mails about tasks. */
@Component
class TaskWords {

    private final NoticeProperties properties;

    TaskWords(NoticeProperties properties) {
        this.properties = properties;
    }

    Notice offered(TaskCard task, List<Recipient> to) {
        return notice(
                task,
                "offered",
                to,
                "Task",
                "This task waits for the " + titles(task.roles()) + "."
                        + (task.raci().consulted().isEmpty()
                                ? ""
                                : " The " + titles(task.raci().consulted(), " and ")
                                        + " are asked for comment; read what they say before you decide: "
                                        + commentLink(task)));
    }

    Notice consulted(TaskCard task, List<Recipient> to) {
        return notice(
                task,
                "consulted",
                to,
                "Your comment",
                "You are asked for your comment before the " + titles(task.roles())
                        + " completes this task. Comment here: " + commentLink(task));
    }

    /** @param form tells the comments on one task apart */
    Notice commented(TaskCard task, List<Recipient> to, Role by, String text, String form) {
        return notice(
                task,
                "comment:" + form,
                to,
                "Comment",
                "The " + by.title() + " comments on what you decide:\n\n" + text + "\n\nAll comments: "
                        + commentLink(task));
    }

    /** @param by roles in which the person did it */
    Notice completed(TaskCard task, List<String> by, TaskResult result, List<Recipient> to) {
        return notice(
                task,
                "completed",
                to,
                "Done",
                "For your information: the " + titles(by) + " did this task." + result.text());
    }

    Notice reminder(TaskCard task, List<Recipient> to, Duration waited) {
        return notice(
                task,
                "reminder",
                to,
                "Reminder",
                "This task waits for the " + titles(task.roles()) + " since " + words(waited) + ". " + holder(task));
    }

    Notice escalation(TaskCard task, List<Recipient> to, Duration waited) {
        return notice(
                task,
                "escalation",
                to,
                "Escalation",
                "You are accountable for this task. It waits for the " + titles(task.roles()) + " since "
                        + words(waited) + ". " + holder(task) + " See that it is done.");
    }

    Notice freed(TaskCard task, List<Recipient> to, Duration idle, Instant now) {
        return notice(
                task,
                "freed:" + now.toEpochMilli(),
                to,
                "Free again",
                "This task was claimed and lay untouched for " + words(idle) + ", so it is free again: anybody of the "
                        + titles(task.roles()) + " may claim it.");
    }

    Notice called(TaskCard task, List<Recipient> to, String delegate, String holder, Instant now) {
        return notice(
                task,
                "called:" + delegate + ":" + now.toEpochMilli(),
                to,
                "Delegate",
                delegate + " may answer this task from now on as the delegate of " + holder + " ("
                        + titles(task.roles())
                        + "), who is absent or has not answered in time. Whoever answers first has answered.");
    }

    static String key(TaskCard task, String occasion) {
        return "task:" + task.id() + ":" + occasion;
    }

    /** The release in words, for subjects. */
    static String release(String about) {
        try {
            ReleaseId release = ReleaseId.parse(about);
            return release.system() + " " + release.version() + " to " + release.environment();
        } catch (IllegalArgumentException noRelease) {
            return about;
        }
    }

    /** Where the release is shown. */
    String releaseLink(String about) {
        return properties.link(
                "/?release=" + URLEncoder.encode(about, StandardCharsets.UTF_8).replace("%7E", "~"));
    }

    private Notice notice(TaskCard task, String occasion, List<Recipient> to, String word, String opening) {
        String text = opening + "\n\nTask: " + task.name() + "\nRelease: " + release(task.about()) + " (" + task.about()
                + ")\n" + task.done() + "\n\nThe task: " + taskLink(task) + "\nThe release: "
                + releaseLink(task.about()) + "\n\nSent by Slipway. Nobody reads answers to this address.\n";
        return new Notice(
                key(task, occasion), task.about(), to, word + ": " + task.name() + " – " + release(task.about()), text);
    }

    private String taskLink(TaskCard task) {
        return properties.link("/camunda/app/tasklist/default/#/?task=" + task.id());
    }

    private String commentLink(TaskCard task) {
        return properties.link("/tasks/" + task.id() + "/comment");
    }

    private static String holder(TaskCard task) {
        return task.assignee() == null ? "Nobody has claimed it." : "It is claimed by " + task.assignee() + ".";
    }

    private static String titles(Collection<String> roles) {
        return titles(roles, " or ");
    }

    private static String titles(Collection<String> roles, String between) {
        return roles.stream().map(id -> Role.of(id).map(Role::title).orElse(id)).collect(Collectors.joining(between));
    }

    private static String words(Duration time) {
        return time.toHours() > 0 ? time.toHours() + " h" : time.toMinutes() + " min";
    }
}
