package dev.slipway.audit.controls;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.words.Moments;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The controls as pages. */
@Controller
class ControlPages {

    private final ControlReader reader;
    private final LedgerIndex index;

    ControlPages(ControlReader reader, LedgerIndex index) {
        this.reader = reader;
        this.index = index;
    }

    @ModelAttribute("times")
    Moments moments() {
        return new Moments();
    }

    @GetMapping("/audit/controls")
    String controls(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model,
            HttpServletResponse response) {
        Period period = period(from, to, model, response);
        model.addAttribute("progress", index.catchUp());
        model.addAttribute("period", period);
        model.addAttribute("groups", groups(reader.all(period)));
        return "audit/controls";
    }

    private static Map<String, List<ControlReader.Listed>> groups(List<ControlReader.Listed> controls) {
        return controls.stream()
                .collect(Collectors.groupingBy(ControlReader.Listed::source, LinkedHashMap::new, Collectors.toList()));
    }

    @GetMapping("/audit/controls/{id}")
    String control(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "gaps") String show,
            @RequestParam(required = false) @Nullable String before,
            Model model,
            HttpServletResponse response) {
        Control control = reader.catalogue()
                .control(id)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no control '" + id + "'."));
        Period period = period(from, to, model, response);
        Show shown = Show.of(show).orElse(Show.GAPS);
        model.addAttribute("progress", index.catchUp());
        model.addAttribute("period", period);
        model.addAttribute("whole", reader.whole(control, period));
        model.addAttribute("show", shown);
        model.addAttribute("shows", Show.values());
        model.addAttribute("before", before);
        model.addAttribute("part", reader.releases(control, shown, period, place(before, model, response)));
        return "audit/control";
    }

    private Period period(@Nullable String from, @Nullable String to, Model model, HttpServletResponse response) {
        try {
            return Period.of(from, to, reader.today());
        } catch (IllegalArgumentException wrong) {
            refuse(wrong, model, response);
            return Period.of(null, null, reader.today());
        }
    }

    private static Standings.@Nullable Place place(@Nullable String before, Model model, HttpServletResponse response) {
        try {
            return before == null ? null : Standings.Place.parse(before);
        } catch (IllegalArgumentException wrong) {
            refuse(wrong, model, response);
            return null;
        }
    }

    private static void refuse(IllegalArgumentException wrong, Model model, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("refusal", wrong.getMessage());
    }
}
