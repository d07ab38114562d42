package dev.slipway.process.notify;

import dev.slipway.process.guard.FormChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** How a task ended, in the choices of its form; never in free text, which may name people. */
record TaskResult(List<String> lines) {

    /** As the checklists number their items, such as {@code 2.4} or {@code C.1}. */
    private static final Pattern ITEM = Pattern.compile("[0-9A-Z]{1,2}\\.[0-9]+ .*");

    static TaskResult of(DelegateTask task) {
        List<String> lines = new ArrayList<>();
        Map<String, Integer> checklist = new TreeMap<>();
        for (FormChoice choice : FormChoice.ofTask(task.getId())) {
            choice.inWords(task.getVariable(choice.key())).ifPresent(answer -> {
                if (ITEM.matcher(choice.label()).matches()) {
                    checklist.merge(answer, 1, Integer::sum);
                } else {
                    lines.add(choice.label() + ": " + answer);
                }
            });
        }
        checklist.forEach((answer, count) -> lines.add("Checklist: " + count + " × " + answer));
        return new TaskResult(List.copyOf(lines));
    }

    /** A paragraph for a mail, or nothing where the form asked for no choice. */
    String text() {
        return lines.isEmpty() ? "" : "\n\nThe answer on its form:\n- " + String.join("\n- ", lines);
    }
}
