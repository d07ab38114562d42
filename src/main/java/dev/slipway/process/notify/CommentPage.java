package dev.slipway.process.notify;

import dev.slipway.access.Person;
import dev.slipway.process.guard.FreeText;
import dev.slipway.release.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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
import org.springframework.web.server.ResponseStatusException;

/** Where those who are asked about a task say what they think, and those who decide read it. */
@Controller
@RequestMapping("/tasks/{task}/comment")
class CommentPage {

    static final int LONGEST = 2000;

    private static final String PAGE = "comment";
    private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}");

    private final CommentedTasks tasks;
    private final Comments comments;
    private final Supplier<String> forms = () -> UUID.randomUUID().toString();

    CommentPage(CommentedTasks tasks, Comments comments) {
        this.tasks = tasks;
        this.comments = comments;
    }

    @GetMapping
    String read(
            @PathVariable("task") String taskId,
            @RequestParam(name = "given", required = false) @Nullable String given,
            @AuthenticationPrincipal Person person,
            Model model,
            HttpServletResponse response) {
        CommentedTask task = found(taskId);
        model.addAttribute("given", given != null);
        return task.roleOf(person).isEmpty() ? closed(task, model, response) : page(task, "", model);
    }

    @PostMapping
    String give(
            @PathVariable("task") String taskId,
            @RequestParam(name = "text", defaultValue = "") String sent,
            @RequestParam(name = "form", defaultValue = "") String form,
            @AuthenticationPrincipal Person person,
            Model model,
            HttpServletResponse response) {
        CommentedTask task = found(taskId);
        Optional<Role> role = task.roleOf(person);
        if (role.isEmpty()) {
            return closed(task, model, response);
        }
        String text = sent.strip().replace("\r\n", "\n");
        Refusal refusal = refusalOf(text, form);
        if (refusal == null) {
            refusal = give(task, person.id(), role.get(), text, form);
        }
        if (refusal == null) {
            return "redirect:/tasks/" + task.card().id() + "/comment?given";
        }
        model.addAttribute("refusal", refusal.text());
        response.setStatus(refusal.status().value());
        return page(found(taskId), text, model);
    }

    /** Why nothing was recorded; the text stays in the form. */
    private record Refusal(HttpStatus status, String text) {}

    private static @Nullable Refusal refusalOf(String text, String form) {
        if (!FORM.matcher(form).matches()) {
            return new Refusal(
                    HttpStatus.BAD_REQUEST, "The comment did not come from the form of this page. Send it again.");
        }
        return FreeText.problem("Your comment", text, LONGEST)
                .map(problem -> new Refusal(HttpStatus.BAD_REQUEST, problem))
                .orElse(null);
    }

    private @Nullable Refusal give(CommentedTask task, String person, Role role, String text, String form) {
        return switch (comments.give(task.card().id(), person, role, text, person + ":" + form)) {
            case RECORDED -> null;
            case TASK_IS_OVER -> over(task);
            case FORM_GAVE_ANOTHER ->
                new Refusal(
                        HttpStatus.CONFLICT,
                        "With this form another comment was given already, which stands below. Send yours again as a"
                                + " further one.");
        };
    }

    private static Refusal over(CommentedTask task) {
        return new Refusal(
                HttpStatus.CONFLICT,
                "The comment is refused: the task is over, so nobody would read it in time. Your text is still below:"
                        + " take it to the " + task.accountable() + ". What must stop the release, the "
                        + Role.RISK_MANAGER.title() + " or the " + Role.COMPLIANCE_OFFICER.title()
                        + " stops by a block.");
    }

    private String page(CommentedTask task, String text, Model model) {
        model.addAttribute("task", task);
        model.addAttribute("comments", comments.on(task.card()));
        model.addAttribute("text", text);
        model.addAttribute("form", forms.get());
        model.addAttribute("longest", LONGEST);
        return PAGE;
    }

    private static String closed(CommentedTask task, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("mayComment", task.mayComment());
        return PAGE;
    }

    private CommentedTask found(String taskId) {
        return tasks.find(taskId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
