package dev.slipway.process.overview;

import dev.slipway.access.Person;
import dev.slipway.process.hold.Intervention;
import dev.slipway.process.hold.Interventions;
import dev.slipway.process.hold.TaskAct;
import dev.slipway.process.hold.TaskActs;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The buttons by which people step in; who may is checked by {@link Interventions} and {@link TaskActs}, and a refusal is
 * shown.
 */
@Controller
@RequestMapping("/releases/{slug}")
class InterventionPage {

    private static final String STOP = "stop";

    private final Interventions interventions;
    private final TaskActs acts;
    private final Overviews overviews;
    private final StartView view;

    InterventionPage(Interventions interventions, TaskActs acts, Overviews overviews, StartView view) {
        this.interventions = interventions;
        this.acts = acts;
        this.overviews = overviews;
        this.view = view;
    }

    /**
     * What a person sent, and what the answer needs.
     *
     * @param place which of the forms of the release it was
     */
    private record Attempt(
            String slug, String reason, String place, Person person, Model model, HttpServletResponse answer) {}

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
        Attempt attempt = new Attempt(slug, reason, STOP, person, model, answer);
        return attempted(attempt, () -> interventions.intervene(kind, slug, reason), done(kind), next);
    }

    @PostMapping("/{act:lift|reject|rework}")
    String answer(
            @PathVariable("act") String act,
            @PathVariable("slug") String slug,
            @ModelAttribute SentAnswer sent,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse answer) {
        TaskAct kind = TaskAct.of(act).orElseThrow();
        Attempt attempt = new Attempt(slug, sent.text(), sent.place(kind), person, model, answer);
        return attempted(attempt, () -> acts.act(kind, slug, sent.request()), done(kind), next);
    }

    private String attempted(Attempt attempt, Runnable step, String done, RedirectAttributes next) {
        try {
            step.run();
        } catch (RestException refusal) {
            return refused(attempt, refusal.getStatus().getStatusCode(), String.valueOf(refusal.getMessage()));
        } catch (AuthorizationException refusal) {
            return refused(attempt, HttpStatus.FORBIDDEN.value(), String.valueOf(refusal.getMessage()));
        }
        next.addFlashAttribute("done", done);
        return "redirect:" + StartPage.link(attempt.slug());
    }

    private static String done(TaskAct kind) {
        return switch (kind) {
            case LIFT -> "Lifted. The release goes on, unless something else holds it.";
            case REJECTION -> "Rejected. The task is answered in your name, and the release goes where its model says.";
            case REWORK -> "Sent back. The task is answered in your name, and the work begins there again.";
        };
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
        attempt.model().addAttribute("refusedIn", attempt.place());
        return view.start(attempt.person(), overviews.of(attempt.person(), attempt.slug(), 1), attempt.model());
    }
}
