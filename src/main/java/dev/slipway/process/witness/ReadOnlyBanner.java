package dev.slipway.process.witness;

import dev.slipway.access.Person;
import dev.slipway.ledger.Continuity;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What each page says to those who are signed in while nothing can be recorded. */
@ControllerAdvice(annotations = Controller.class)
class ReadOnlyBanner {

    private final Continuity continuity;

    ReadOnlyBanner(Continuity continuity) {
        this.continuity = continuity;
    }

    @ModelAttribute("readOnly")
    @Nullable
    String readOnly(@AuthenticationPrincipal @Nullable Person person) {
        return person == null ? null : continuity.readOnly().orElse(null);
    }
}
