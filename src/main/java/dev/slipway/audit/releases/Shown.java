package dev.slipway.audit.releases;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.words.Moments;
import dev.slipway.process.history.LedgerPeople;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page over the tables shows: how far they are, and moments in words. */
@Component
class Shown {

    private final LedgerIndex index;
    private final LedgerPeople people;
    private final Clock clock;

    Shown(LedgerIndex index, LedgerPeople people, Clock clock) {
        this.index = index;
        this.people = people;
        this.clock = clock;
    }

    /** Lets the tables catch up, and says on the page when they have not. */
    void on(Model model) {
        LedgerIndex.Progress progress = index.catchUp();
        model.addAttribute("behind", progress.complete() ? null : progress)
                .addAttribute("times", new Moments())
                .addAttribute("now", clock.instant())
                .addAttribute("people", new Names(people));
    }

    /** Names in the place of pseudonyms. */
    record Names(LedgerPeople people) {

        public String in(String text) {
            return people.named(text);
        }
    }
}
