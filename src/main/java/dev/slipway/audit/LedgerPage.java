package dev.slipway.audit;

import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.release.ReleaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Shows how the ledger stands, how anybody checks it without this server, and any one of its entries. */
@Controller
class LedgerPage {

    private final LedgerStanding standing;
    private final Ledger ledger;

    LedgerPage(LedgerStanding standing, Ledger ledger) {
        this.standing = standing;
        this.ledger = ledger;
    }

    @GetMapping("/audit/ledger")
    String ledger(
            @RequestParam(name = "entry", required = false) @Nullable String wanted,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        LedgerStanding.Now now = standing.now();
        model.addAttribute("ledger", now)
                .addAttribute(
                        "newestKey",
                        now.keys().isEmpty() ? "" : now.keys().get(now.keys().size() - 1))
                .addAttribute(
                        "server",
                        ServletUriComponentsBuilder.fromContextPath(request).toUriString());
        if (wanted != null && !wanted.isBlank()) {
            look(wanted.strip(), model, response);
        }
        return "audit/ledger";
    }

    private void look(String wanted, Model model, HttpServletResponse response) {
        model.addAttribute("wanted", wanted);
        Entry found = wanted.matches("[0-9]{1,18}")
                ? ledger.entry(Long.parseLong(wanted)).orElse(null)
                : null;
        if (found == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            model.addAttribute(
                    "refusal",
                    "Search refused: an entry is known by its number, from 0 to one less than the size; found '"
                            + wanted + "'. Type such a number.");
        } else {
            model.addAttribute("entry", found)
                    .addAttribute("subjectIsRelease", isRelease(found.content().subject()));
        }
    }

    private static boolean isRelease(String subject) {
        try {
            return ReleaseId.parse(subject).attempt() > 0;
        } catch (IllegalArgumentException otherwise) {
            return false;
        }
    }

    /** The same for an auditor's tools. */
    @RestController
    static class Routes {

        private final LedgerStanding standing;

        Routes(LedgerStanding standing) {
            this.standing = standing;
        }

        @GetMapping(value = "/api/audit/ledger", produces = MediaType.APPLICATION_JSON_VALUE)
        LedgerStanding.Now ledger() {
            return standing.now();
        }
    }
}
