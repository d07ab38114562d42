package dev.slipway.process.authority;

import dev.slipway.access.Person;
import dev.slipway.release.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people read who stands in for whom, and those who maintain it do so. */
@Controller
@RequestMapping("/authority")
class AuthorityPage {

    private static final String PAGE = "authority";

    /** What a browser sends for a time has no offset; the page says that it is UTC. */
    private static final String UTC = "Z";

    private final MatrixChanges changes;
    private final MatrixView view;

    AuthorityPage(MatrixChanges changes, MatrixView view) {
        this.changes = changes;
        this.view = view;
    }

    /** Who asks, and what the answer needs. */
    private record Asked(Person person, Model model, HttpServletResponse answer, RedirectAttributes next) {}

    @GetMapping
    String read(@AuthenticationPrincipal Person person, Model model, HttpServletResponse answer) {
        try {
            return page(person, model);
        } catch (RestException refusal) {
            answer.setStatus(refusal.getStatus().getStatusCode());
            model.addAttribute("refusal", refusal.getMessage());
            return PAGE;
        }
    }

    @PostMapping("/{what:delegations|absences|late-assignments}")
    String add(
            @PathVariable("what") String what,
            @RequestParam Map<String, String> sent,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse answer) {
        return attempt(new Asked(person, model, answer, next), () -> {
            switch (what) {
                case "delegations" -> changes.delegate(delegation(sent));
                case "absences" -> changes.absence(absence(sent));
                default ->
                    changes.confirm(new NewLateAssignment(
                            sent.get("release"), sent.get("person"), sent.get("role"), sent.get("reason")));
            }
        });
    }

    @PostMapping("/{what:delegations|absences}/{id}/end")
    String end(
            @PathVariable("what") String what,
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @AuthenticationPrincipal Person person,
            Model model,
            RedirectAttributes next,
            HttpServletResponse answer) {
        return attempt(new Asked(person, model, answer, next), () -> {
            if (what.equals("delegations")) {
                changes.endDelegation(id, reason);
            } else {
                changes.endAbsence(id, reason);
            }
        });
    }

    private String attempt(Asked asked, Runnable change) {
        try {
            change.run();
        } catch (RestException refusal) {
            asked.answer().setStatus(refusal.getStatus().getStatusCode());
            asked.model().addAttribute("refusal", refusal.getMessage());
            return page(asked.person(), asked.model());
        }
        asked.next().addFlashAttribute("done", "Recorded.");
        return "redirect:/authority";
    }

    private String page(Person person, Model model) {
        model.addAttribute("shown", view.shown());
        model.addAttribute("maintains", MatrixChanges.MAINTAINERS.stream().anyMatch(person::holds));
        model.addAttribute("confirms", person.holds(Role.GOVERNANCE_LEAD));
        return PAGE;
    }

    private static NewDelegation delegation(Map<String, String> sent) {
        return new NewDelegation(
                sent.get("role"),
                sent.get("holder"),
                sent.get("delegate"),
                sent.getOrDefault("from", "") + UTC,
                sent.getOrDefault("until", "") + UTC,
                sent.get("reason"));
    }

    private static NewAbsence absence(Map<String, String> sent) {
        return new NewAbsence(
                sent.get("person"),
                sent.getOrDefault("from", "") + UTC,
                sent.getOrDefault("until", "") + UTC,
                sent.get("reason"));
    }
}
