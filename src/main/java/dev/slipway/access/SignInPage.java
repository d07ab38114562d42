package dev.slipway.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One login for the start page, Tasklist and Cockpit. */
@Controller
class SignInPage {

    private final SharedSession session;

    SignInPage(SharedSession session) {
        this.session = session;
    }

    @GetMapping("/sign-in")
    String form(
            @RequestParam(name = "next", defaultValue = "/") String next,
            @AuthenticationPrincipal @Nullable Person person,
            Model model) {
        if (person != null) {
            return "redirect:" + LocalAddress.of(next);
        }
        model.addAttribute("next", LocalAddress.of(next));
        return "sign-in";
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "next", defaultValue = "/") String next,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (session.signIn(request, name, password)) {
            return "redirect:" + LocalAddress.of(next);
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        model.addAttribute("next", LocalAddress.of(next));
        model.addAttribute("name", name);
        model.addAttribute("refused", true);
        return "sign-in";
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        session.signOut(request);
        return "redirect:/";
    }
}
