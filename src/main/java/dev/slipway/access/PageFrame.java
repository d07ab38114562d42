package dev.slipway.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the head of each page shows: who is signed in. */
@ControllerAdvice
class PageFrame {

    @ModelAttribute("person")
    @Nullable
    Person person(@AuthenticationPrincipal @Nullable Person person) {
        return person;
    }

    @ModelAttribute("reviewer")
    @Nullable
    Reviewer reviewer(@AuthenticationPrincipal @Nullable Reviewer reviewer) {
        return reviewer;
    }
}
