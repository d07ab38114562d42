package dev.slipway.process.raci;

import dev.slipway.release.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows everybody who is signed in the table that the models make, or what concerns one role. */
@Controller
class RaciPage {

    private final DeployedRaci deployed;

    RaciPage(DeployedRaci deployed) {
        this.deployed = deployed;
    }

    @GetMapping("/procedure/raci")
    String raci(
            @RequestParam(name = "role", defaultValue = "") String wanted, Model model, HttpServletResponse response) {
        RaciTable all = deployed.newest();
        Optional<Role> role = Role.of(wanted).filter(all.roles()::contains);
        if (role.isEmpty() && !wanted.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("unknown", wanted);
        }
        model.addAttribute("roles", all.roles());
        model.addAttribute("chosen", role.orElse(null));
        model.addAttribute("parts", Part.values());
        model.addAttribute("table", role.map(all::of).orElse(all));
        return "raci";
    }
}
