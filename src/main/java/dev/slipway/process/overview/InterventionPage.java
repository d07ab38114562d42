package dev.slipway.process.overview;

import dev.slipway.access.Person;
import dev.slipway.process.hold.Intervention;
import dev.slipway.process.hold.Interventions;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons by which people step in; who may is checked by {@link Interventions}, and a refusal is shown. */
@Controller
@RequestMapping("/releases/{slug}")
class InterventionPage {

    private final Interventions interventions;
    private final Overviews overviews;
    private final StartView view;

    InterventionPage(Interventions interventions, Overviews overviews, StartView view) {
        this.interventions = interventions;
        this.overviews = overviews;
        this.view = view;
    }

    /** What a person sent, and what the answer needs. */
    private record Attempt(String slug, String reason, Person person, Model model, HttpServletResponse answer) {}

    @PostMapping("/{act:block|withdraw|revoke|rollback}")
    String intervene(
            @PathVariable("act") String act,
            @PathVariable("slug") String slug,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse answer) {
        Intervention kind = Intervention.of(act).orElseThrow();
        Attempt attempt = new Attempt(slug, reason, person, model, answer);
        try {
            interventions.intervene(kind, slug, reason);
        } catch (RestException refusal) {
            return refused(attempt, refusal.getStatus().getStatusCode(), String.valueOf(refusal.getMessage()));
        } catch (AuthorizationException refusal) {
            return refused(attempt, HttpStatus.FORBIDDEN.value(), String.valueOf(refusal.getMessage()));
        }
        next.addFlashAttribute("done", done(kind));
        return "redirect:" + StartPage.link(slug);
    }

    private static String done(Intervention kind) {
        return switch (kind) {
            case BLOCK -> "Blocked. Nothing goes on until your role lifts the block.";
            case WITHDRAWAL -> "Withdrawn. The release ends, and nothing of it stays behind.";
            case REVOCATION -> "Taken back. Nothing goes on until there are new approvals.";
            case ROLLBACK_REQUEST -> "Asked for. The rollout is paused, and those who decide are called.";
        };
    }

    private String refused(Attempt attempt, int status, String text) {
        attempt.answer().setStatus(status);
        attempt.model().addAttribute("refusal", text);
        attempt.model().addAttribute("reason", attempt.reason());
        return view.start(attempt.person(), overviews.of(attempt.person(), attempt.slug(), 1), attempt.model());
    }
}
