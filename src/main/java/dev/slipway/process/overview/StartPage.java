package dev.slipway.process.overview;

import dev.slipway.access.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that everything starts from. */
@Controller
class StartPage {

    @GetMapping("/")
    String start(@AuthenticationPrincipal @Nullable Person person, Model model) {
        model.addAttribute("next", "/");
        return person == null ? "welcome" : "start";
    }
}
