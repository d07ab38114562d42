package dev.slipway.notice;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.CalendarUserType;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.parameter.Role;
import biweekly.property.Attendee;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * A meeting as calendars understand it (RFC 5545, 5546): inviting again with a higher sequence moves it, and a
 * cancellation takes it out, since all have the same id.
 *
 * @param about what it is about, such as the slug of a release
 * @param meeting which meeting of it, such as {@code approval}
 * @param sequence 0 at first, higher with each change
 * @param place a room or the address of a call
 * @param stampedAt when this state of the invitation was made
 */
public record Invitation(
        String about,
        String meeting,
        int sequence,
        String title,
        String agenda,
        Instant start,
        Instant end,
        String place,
        Recipient organizer,
        List<Recipient> attendees,
        Instant stampedAt) {

    private static final String PRODUCT = "-//Slipway//Slipway//EN";

    public Invitation {
        if (!end.isAfter(start) || sequence < 0) {
            throw new IllegalArgumentException("A meeting must end after it begins and have a sequence of 0 or more;"
                    + " found " + start + " to " + end + ", sequence " + sequence + ".");
        }
        title = OneLine.of(title, 200);
        place = OneLine.of(place, 300);
        attendees = List.copyOf(attendees);
    }

    /** The same in every state of the meeting. */
    public String uid() {
        return OneLine.of(about + "~" + meeting + "@slipway", 300);
    }

    /** Asks the attendees to come, for the first time or at another time. */
    public Attachment request() {
        return calendar(Method.REQUEST, Status.confirmed());
    }

    /** Takes the meeting out of the calendars; its sequence must be higher than that of the last request. */
    public Attachment cancellation() {
        return calendar(Method.CANCEL, Status.cancelled());
    }

    private Attachment calendar(String method, Status status) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(method);
        calendar.addEvent(event(status));
        return new Attachment(
                "invitation.ics",
                "text/calendar; method=" + method,
                Biweekly.write(calendar).go());
    }

    private VEvent event(Status status) {
        VEvent event = new VEvent();
        event.setUid(uid());
        event.setSequence(sequence);
        event.setDateTimeStamp(Date.from(stampedAt));
        event.setDateStart(Date.from(start));
        event.setDateEnd(Date.from(end));
        event.setSummary(title);
        event.setDescription(agenda);
        event.setStatus(status);
        event.setOrganizer(new Organizer(organizer.name(), organizer.address()));
        attendees.forEach(attendee -> event.addAttendee(attendee(attendee)));
        if (!place.isEmpty()) {
            event.setLocation(place);
        }
        if (place.startsWith("https://") && place.indexOf(' ') < 0) {
            event.setUrl(place);
        }
        return event;
    }

    private static Attendee attendee(Recipient recipient) {
        Attendee attendee = new Attendee(recipient.name(), recipient.address());
        attendee.setCalendarUserType(CalendarUserType.INDIVIDUAL);
        attendee.setRole(Role.ATTENDEE);
        attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
        attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
        attendee.setRsvp(true);
        return attendee;
    }
}
