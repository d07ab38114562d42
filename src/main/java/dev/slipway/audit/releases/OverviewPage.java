package dev.slipway.audit.releases;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows auditors what needs a look, and the way to everything else. */
@Controller
class OverviewPage {

    private final AuditOverviews overviews;
    private final Shown shown;

    OverviewPage(AuditOverviews overviews, Shown shown) {
        this.overviews = overviews;
        this.shown = shown;
    }

    @GetMapping("/audit")
    String overview(Model model) {
        shown.on(model);
        model.addAttribute("overview", overviews.now());
        return "audit/overview";
    }
}
