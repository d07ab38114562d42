package dev.slipway.process.notify;

import dev.slipway.notice.Attachment;
import dev.slipway.notice.Invitation;
import dev.slipway.notice.Notice;
import dev.slipway.notice.NoticeProperties;
import dev.slipway.notice.Notices;
import dev.slipway.notice.Recipient;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What service tasks tell people: the holders of roles, people outside, and who is invited to a meeting. */
@Component
public class StakeholderNotices {

    private static final String ORGANIZER = "Slipway";

    private final Notices notices;
    private final RoleHolders holders;
    private final TaskWords words;
    private final NoticeProperties properties;
    private final Clock clock;

    StakeholderNotices(
            Notices notices, RoleHolders holders, TaskWords words, NoticeProperties properties, Clock clock) {
        this.notices = notices;
        this.holders = holders;
        this.words = words;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Tells everybody who holds one of the roles, once for this visit of the activity.
     *
     * @param occasion tells the notices of one activity apart
     * @return ids of the people whose mail waits now
     */
    public List<String> toRoles(
            DelegateExecution execution, String occasion, Collection<String> roles, String subject, String text) {
        List<Recipient> people = holders.of(roles);
        notices.send(notice(execution, occasion, people, subject, text + inside(execution)));
        return people.stream().map(Recipient::name).toList();
    }

    /**
     * Tells people who need no account here, once for this visit of the activity.
     *
     * @param lines one a line, {@code name | address}, as a form's field with the grammar {@code contacts} holds them
     */
    public Told toContacts(DelegateExecution execution, String occasion, String lines, String subject, String text) {
        Contacts contacts = Contacts.parse(lines);
        notices.send(notice(execution, occasion, contacts.reachable(), subject, text + "\n\nSent by Slipway.\n"));
        return contacts.told();
    }

    /**
     * Invites everybody who holds one of the roles; a higher sequence moves the meeting.
     *
     * @return ids of the people whose invitation waits now
     */
    public List<String> invite(DelegateExecution execution, Meeting meeting, Collection<String> roles) {
        Invitation invitation = invitation(execution, meeting, holders.of(roles));
        return send(execution, meeting, invitation, invitation.request(), "Invitation");
    }

    /**
     * Takes the meeting out of the calendars again; its sequence must be higher than that of the invitation.
     *
     * @return ids of the people whose cancellation waits now
     */
    public List<String> cancel(DelegateExecution execution, Meeting meeting, Collection<String> roles) {
        Invitation invitation = invitation(execution, meeting, holders.of(roles));
        return send(execution, meeting, invitation, invitation.cancellation(), "Cancelled");
    }

    /** The release of the execution in words, for subjects. */
    public static String release(DelegateExecution execution) {
        return TaskWords.release(execution.getProcessBusinessKey());
    }

    private List<String> send(
            DelegateExecution execution, Meeting meeting, Invitation invitation, Attachment calendar, String word) {
        String text = meeting.title() + "\n\n" + meeting.start() + " to " + meeting.end() + "\n" + meeting.place()
                + "\n\n" + meeting.agenda() + inside(execution);
        notices.send(new Notice(
                "meeting:" + execution.getProcessBusinessKey() + ":" + meeting.name() + ":" + meeting.sequence(),
                execution.getProcessBusinessKey(),
                invitation.attendees(),
                word + ": " + meeting.title(),
                text,
                List.of(calendar)));
        return invitation.attendees().stream().map(Recipient::name).toList();
    }

    private Invitation invitation(DelegateExecution execution, Meeting meeting, List<Recipient> people) {
        return new Invitation(
                execution.getProcessBusinessKey(),
                meeting.name(),
                meeting.sequence(),
                meeting.title(),
                meeting.agenda(),
                meeting.start(),
                meeting.end(),
                meeting.place(),
                new Recipient(ORGANIZER, properties.from()),
                people,
                clock.instant());
    }

    private String inside(DelegateExecution execution) {
        return "\n\nThe release: " + words.releaseLink(execution.getProcessBusinessKey())
                + "\n\nSent by Slipway. Nobody reads answers to this address.\n";
    }

    private static Notice notice(
            DelegateExecution execution, String occasion, List<Recipient> to, String subject, String text) {
        String visit =
                execution.getActivityInstanceId() == null ? execution.getId() : execution.getActivityInstanceId();
        return new Notice(occasion + ":" + visit, execution.getProcessBusinessKey(), to, subject, text);
    }
}
