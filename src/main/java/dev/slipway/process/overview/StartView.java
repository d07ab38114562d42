package dev.slipway.process.overview;

import dev.slipway.access.Person;
import dev.slipway.process.handin.EvidenceMapping;
import dev.slipway.process.record.LedgerTrust;
import dev.slipway.release.Role;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Which template shows what. */
@Component
class StartView {

    private final Guide guide;
    private final LedgerTrust ledger;
    private final EvidenceMapping evidence;

    StartView(Guide guide, LedgerTrust ledger, EvidenceMapping evidence) {
        this.guide = guide;
        this.ledger = ledger;
        this.evidence = evidence;
    }

    /** For strangers: nothing of any release. */
    String welcome(String release, Model model) {
        model.addAttribute("line", guide.mainLine());
        model.addAttribute("next", release.isEmpty() ? "/" : StartPage.link(release));
        return "welcome";
    }

    String start(Person person, Overview overview, Model model) {
        model.addAttribute("own", guide.own(person));
        model.addAttribute("others", guide.others(person));
        model.addAttribute("starts", guide.starts(person));
        model.addAttribute("ledgerTroubles", looksAfterRecords(person) ? ledger.troubles() : List.of());
        model.addAttribute("evidenceTroubles", looksAfterEvidence(person) ? evidence.troubles() : List.of());
        add(person, overview, model);
        return "start";
    }

    String again(Person person, Overview overview, Model model) {
        add(person, overview, model);
        return "overview :: again";
    }

    private static boolean looksAfterEvidence(Person person) {
        return looksAfterRecords(person) || person.holds(Role.RELEASE_MANAGER);
    }

    private static boolean looksAfterRecords(Person person) {
        return person.administrator() || person.holds(Role.AUDITOR) || person.holds(Role.GOVERNANCE_LEAD);
    }

    private static void add(Person person, Overview overview, Model model) {
        model.addAttribute("overview", overview);
        model.addAttribute("times", overview.times());
        model.addAttribute("cockpit", person.mayOpen("cockpit"));
    }
}
