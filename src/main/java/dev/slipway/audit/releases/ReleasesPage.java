package dev.slipway.audit.releases;

import dev.slipway.audit.words.Outcome;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Finds any release of ten years. */
@Controller
class ReleasesPage {

    static final String PAGE = "/audit/releases";

    private static final List<String> TYPES = List.of("initial", "major", "minor", "patch", "rollback");
    private static final List<String> TIERS = List.of("high", "limited", "minimal");

    private final ReleaseSearch search;
    private final Targets targets;
    private final Shown shown;
    private final ReleaseDownload download;

    ReleasesPage(ReleaseSearch search, Targets targets, Shown shown, ReleaseDownload download) {
        this.search = search;
        this.targets = targets;
        this.shown = shown;
        this.download = download;
    }

    @GetMapping(PAGE)
    String releases(@ModelAttribute("query") ReleaseQuery query, Model model, HttpServletResponse response) {
        shown.on(model);
        model.addAttribute("types", TYPES)
                .addAttribute("tiers", TIERS)
                .addAttribute("outcomes", Arrays.asList(Outcome.values()))
                .addAttribute("systems", targets.systems())
                .addAttribute("environments", targets.environments());
        try {
            model.addAttribute("page", search.page(query));
            model.addAttribute("links", new ReleaseLinks(query));
        } catch (BadFilter refusal) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("refusal", refusal.getMessage());
        }
        return "audit/releases";
    }

    @GetMapping(PAGE + ".csv")
    void csv(@ModelAttribute ReleaseQuery query, HttpServletResponse response) throws IOException {
        download.answer(query, response);
    }
}
