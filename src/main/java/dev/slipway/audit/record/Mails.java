package dev.slipway.audit.record;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The notices that went out. */
final class Mails {

    private final EntryWords words;
    private final Map<String, Recorded> tasks;

    Mails(EntryWords words, List<Recorded> entries) {
        this.words = words;
        this.tasks = entries.stream()
                .filter(entry -> entry.is("TaskCreated"))
                .collect(Collectors.toMap(entry -> entry.raw("taskId"), Function.identity(), (one, other) -> one));
    }

    List<MailSent> of(List<Recorded> entries) {
        return entries.stream()
                .filter(entry -> entry.is("NoticeDelivered", "NoticeGivenUp"))
                .map(this::mail)
                .toList();
    }

    private MailSent mail(Recorded entry) {
        return new MailSent(
                entry.sequence(),
                entry.at(),
                about(entry.raw("notice").split(":", -1)),
                entry.raw("recipient"),
                entry.raw("way").isEmpty() ? "–" : entry.raw("way"),
                entry.value("attempts") instanceof Number number ? number.longValue() : 0,
                entry.is("NoticeGivenUp") ? entry.raw("reason") : null);
    }

    /** {@code task:<id>:<occasion>}, or what else was to be told. */
    private String about(String[] notice) {
        Recorded task = notice.length == 3 && notice[0].equals("task") ? tasks.get(notice[1]) : null;
        return task == null
                ? Places.spaced(notice[0])
                : occasion(notice[2]) + ": " + words.title(task.raw("task"), task);
    }

    private static String occasion(String occasion) {
        return switch (occasion) {
            case "offered" -> "Asked to do";
            case "consulted" -> "Asked for comment on";
            case "completed" -> "Told the result of";
            case "reminder" -> "Reminded of";
            case "escalation" -> "Told that it waits too long";
            default -> Places.spaced(occasion);
        };
    }
}
