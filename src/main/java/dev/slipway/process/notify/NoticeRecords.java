package dev.slipway.process.notify;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.notice.NoticeDelivered;
import dev.slipway.notice.NoticeGivenUp;
import dev.slipway.process.record.LedgerRecorder;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records which mail left and which was given up, by the names of the recipients and without their addresses. */
@Component
class NoticeRecords {

    private static final Actor SLIPWAY = Actor.service("slipway");

    private final LedgerRecorder recorder;

    NoticeRecords(LedgerRecorder recorder) {
        this.recorder = recorder;
    }

    @EventListener
    void on(NoticeDelivered mail) {
        Map<String, Object> payload = Map.of(
                "mail", mail.id(),
                "notice", mail.key(),
                "recipient", mail.recipient(),
                "way", mail.way(),
                "attempts", mail.attempts());
        recorder.record(NewEntry.of("NoticeDelivered", mail.about(), SLIPWAY, payload, key(mail.id(), "delivered")));
    }

    @EventListener
    void on(NoticeGivenUp mail) {
        Map<String, Object> payload = Map.of(
                "mail", mail.id(),
                "notice", mail.key(),
                "recipient", mail.recipient(),
                "attempts", mail.attempts(),
                "reason", mail.reason());
        recorder.record(NewEntry.of("NoticeGivenUp", mail.about(), SLIPWAY, payload, key(mail.id(), "given-up")));
    }

    private static String key(String mail, String what) {
        return "notice:" + mail + ":" + what;
    }
}
