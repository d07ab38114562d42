package dev.slipway.process.overview;

import dev.slipway.access.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that everything starts from. */
@Controller
class StartPage {

    private final Overviews overviews;
    private final StartView view;

    StartPage(Overviews overviews, StartView view) {
        this.overviews = overviews;
        this.view = view;
    }

    /** Where a release is shown. */
    static String link(String slug) {
        return "/?release=" + URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("%7E", "~");
    }

    @GetMapping("/")
    String start(
            @RequestParam(name = "release", defaultValue = "") String release,
            @RequestParam(name = "page", defaultValue = "1") String page,
            @AuthenticationPrincipal @Nullable Person person,
            Model model) {
        if (person == null) {
            return view.welcome(release, model);
        }
        return view.start(person, overviews.of(person, release, number(page)), model);
    }

    /** The part that the page asks for again and again; it says what is new only when something is. */
    @GetMapping("/releases/overview")
    String again(
            @RequestParam(name = "release", defaultValue = "") String release,
            @RequestParam(name = "page", defaultValue = "1") String page,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            @AuthenticationPrincipal Person person,
            Model model) {
        Overview overview = overviews.of(person, release, number(page));
        model.addAttribute("news", !seen.equals(overview.mark()));
        return view.again(person, overview, model);
    }

    private static int number(String page) {
        try {
            return Integer.parseInt(page);
        } catch (NumberFormatException nonsense) {
            return 1;
        }
    }
}
