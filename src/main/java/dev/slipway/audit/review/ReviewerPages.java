package dev.slipway.audit.review;

import dev.slipway.access.Accounts;
import dev.slipway.ledger.LedgerReadOnly;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where auditors see who from outside was let in, and administrators of the audit make and revoke links. */
@Controller
@RequestMapping("/audit/reviewers")
class ReviewerPages {

    private static final String PAGE = "audit/reviewers";
    private static final int UNPROCESSABLE = 422;

    private final ReviewDesk desk;
    private final ReviewAddress address;

    ReviewerPages(ReviewDesk desk, ReviewAddress address) {
        this.desk = desk;
        this.address = address;
    }

    /** What was typed in, to be shown again when it is refused. */
    record Typed(String reviewer, String reason, String releases, String ends) {

        static final Typed NOTHING = new Typed("", "", "", "");

        LinkRequest request() {
            return new LinkRequest(reviewer, reason, List.of(releases.split("\\s+")), end());
        }

        /** The end of the day that was named, in UTC. */
        private @Nullable Instant end() {
            try {
                return LocalDate.parse(ends)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            } catch (DateTimeParseException noDay) {
                return null;
            }
        }
    }

    @GetMapping
    String read(@RequestParam(name = "release", defaultValue = "") String release, Authentication who, Model model) {
        return page(who, new Typed("", "", release, ""), model);
    }

    @PostMapping
    String make(
            @RequestParam(name = "reviewer", defaultValue = "") String reviewer,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "releases", defaultValue = "") String releases,
            @RequestParam(name = "ends", defaultValue = "") String ends,
            Authentication who,
            Model model,
            HttpServletResponse answer) {
        Typed typed = new Typed(reviewer, reason, releases, ends);
        try {
            ReviewDesk.Made made = desk.make(typed.request(), who.getName());
            model.addAttribute("made", made.link());
            model.addAttribute("address", address.of(made.token()));
            return page(who, Typed.NOTHING, model);
        } catch (LinkRefused refusal) {
            return refused(refusal, UNPROCESSABLE, who, typed, model, answer);
        } catch (LedgerReadOnly refusal) {
            return refused(refusal, HttpServletResponse.SC_SERVICE_UNAVAILABLE, who, typed, model, answer);
        }
    }

    @PostMapping("/{id}/revoke")
    String revoke(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Authentication who,
            Model model,
            HttpServletResponse answer) {
        try {
            desk.revoke(id, reason, who.getName());
            return "redirect:/audit/reviewers";
        } catch (LinkRefused refusal) {
            return refused(refusal, UNPROCESSABLE, who, Typed.NOTHING, model, answer);
        } catch (LedgerReadOnly refusal) {
            return refused(refusal, HttpServletResponse.SC_SERVICE_UNAVAILABLE, who, Typed.NOTHING, model, answer);
        }
    }

    private String refused(
            RuntimeException refusal,
            int status,
            Authentication who,
            Typed typed,
            Model model,
            HttpServletResponse answer) {
        answer.setStatus(status);
        model.addAttribute("refusal", refusal.getMessage());
        return page(who, typed, model);
    }

    private String page(Authentication who, Typed typed, Model model) {
        Instant now = desk.now();
        model.addAttribute(
                "links",
                desk.links().stream().map(link -> ShownLink.of(link, now)).toList());
        model.addAttribute("listed", LinkTable.LISTED);
        model.addAttribute("typed", typed);
        model.addAttribute("days", desk.longestDays());
        model.addAttribute(
                "makes",
                who.getAuthorities().stream()
                        .anyMatch(group -> Accounts.AUDIT_ADMINISTRATORS.equals(group.getAuthority())));
        return PAGE;
    }
}
