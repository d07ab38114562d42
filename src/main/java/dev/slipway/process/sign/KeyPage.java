package dev.slipway.process.sign;

import dev.slipway.access.Person;
import dev.slipway.approval.SignatureRefused;
import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningKeys;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people see their signing keys and give them up, and where a second person vouches and revokes. */
@Controller
@RequestMapping("/keys")
class KeyPage {

    private static final String PAGE = "keys";
    private static final String AGAIN = "redirect:/keys?done";

    private final KeyEnrolment enrolment;
    private final SigningKeys keys;
    private final IdentityService identities;

    KeyPage(KeyEnrolment enrolment, SigningKeys keys, IdentityService identities) {
        this.enrolment = enrolment;
        this.keys = keys;
        this.identities = identities;
    }

    /**
     * A key on the page.
     *
     * @param mine the reader's own
     * @param synced a passkey that may be copied to a cloud account
     */
    record Row(SigningKey key, KeyState state, boolean mine, boolean synced) {

        static Row of(SigningKey key, String reader) {
            return new Row(
                    key,
                    KeyState.of(key),
                    key.person().equals(reader),
                    key.passkey() != null && key.passkey().backupEligible());
        }
    }

    @GetMapping
    String read(
            @RequestParam(name = "done", required = false) @Nullable String done,
            @AuthenticationPrincipal Person person,
            Model model) {
        model.addAttribute("done", done != null);
        return page(person, model);
    }

    @PostMapping("/{id}/vouch")
    String vouch(
            @PathVariable("id") String id,
            @AuthenticationPrincipal Person person,
            Model model,
            HttpServletResponse response) {
        return act(() -> enrolment.vouch(KeyPerson.current(identities), id), person, model, response);
    }

    @PostMapping("/{id}/suspend")
    String suspend(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @AuthenticationPrincipal Person person,
            Model model,
            HttpServletResponse response) {
        return act(() -> enrolment.suspend(KeyPerson.current(identities), id, reason.strip()), person, model, response);
    }

    @PostMapping("/{id}/revoke")
    String revoke(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @AuthenticationPrincipal Person person,
            Model model,
            HttpServletResponse response) {
        return act(() -> enrolment.revoke(KeyPerson.current(identities), id, reason.strip()), person, model, response);
    }

    private String act(Runnable act, Person person, Model model, HttpServletResponse response) {
        try {
            act.run();
            return AGAIN;
        } catch (KeyRefused refused) {
            response.setStatus(refused.status().value());
            model.addAttribute("refusal", refused.getMessage());
        } catch (SignatureRefused refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("refusal", refused.getMessage());
        }
        return page(person, model);
    }

    private String page(Person person, Model model) {
        List<Row> rows =
                keys.all().stream().map(key -> Row.of(key, person.id())).toList();
        model.addAttribute("own", rows.stream().filter(Row::mine).toList());
        model.addAttribute("others", rows.stream().filter(row -> !row.mine()).toList());
        model.addAttribute("voucher", KeyPerson.current(identities).holdsOneOf(KeyEnrolment.VOUCHERS));
        return PAGE;
    }
}
