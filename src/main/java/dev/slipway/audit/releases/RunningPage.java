package dev.slipway.audit.releases;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Shows what was running at a moment. */
@Controller
class RunningPage {

    private final WhatRan ran;
    private final Targets targets;
    private final Shown shown;

    RunningPage(WhatRan ran, Targets targets, Shown shown) {
        this.ran = ran;
        this.targets = targets;
        this.shown = shown;
    }

    @GetMapping("/audit/running")
    String running(@ModelAttribute("query") RunningQuery query, Model model, HttpServletResponse response) {
        shown.on(model);
        model.addAttribute("systems", targets.systems()).addAttribute("environments", targets.environments());
        try {
            model.addAttribute("answer", ran.answer(query));
        } catch (BadFilter refusal) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("refusal", refusal.getMessage());
        }
        return "audit/running";
    }
}
