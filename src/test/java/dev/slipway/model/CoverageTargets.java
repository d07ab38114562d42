package dev.slipway.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says whether a target of the coverage exists.
 *
 * <p>Notation by kind: element {@code process.bpmn#ElementId}; field {@code forms/name.form#key}; decision
 * {@code table.dmn}; rule {@code table.dmn#text}, where the text is an output's name or a literal in a cell; setting
 * {@code process.bpmn@attribute=value}; register {@code ClassName#id}; issue {@code issue 3}.
 */
final class CoverageTargets {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path REGISTERS = Path.of("src/main/java/dev/slipway/audit/register");
    private static final Pattern LATER_ISSUE = Pattern.compile("issue [3-7]");

    private final Map<Path, String> texts = new HashMap<>();
    private final ObjectMapper json = new ObjectMapper();

    boolean has(CoverageLine line) throws IOException {
        String target = line.target();
        return switch (line.kind()) {
            case "element" -> processHas(target, "id=\"" + after(target, "#") + "\"");
            case "setting" -> processHas(target, after(target, "@").replace("=", "=\"") + "\"");
            case "field" -> formHas(target);
            case "decision" -> !text(PROCESSES.resolve(target)).isEmpty();
            case "rule" -> tableHas(target);
            case "register" ->
                text(REGISTERS.resolve(before(target) + ".java")).contains("\"" + after(target, "#") + "\"");
            case "issue" -> LATER_ISSUE.matcher(target).matches();
            default -> false;
        };
    }

    private boolean processHas(String target, String attribute) throws IOException {
        return target.contains(".bpmn")
                && text(PROCESSES.resolve(before(target))).contains(attribute);
    }

    private boolean tableHas(String target) throws IOException {
        String table = text(PROCESSES.resolve(before(target)));
        String name = after(target, "#");
        return table.contains("name=\"" + name + "\"") || table.contains(">\"" + name + "\"<");
    }

    private boolean formHas(String target) throws IOException {
        String form = text(Path.of(before(target)));
        return !form.isEmpty() && json.readTree(form).findValuesAsText("key").contains(after(target, "#"));
    }

    private String text(Path file) throws IOException {
        String known = texts.get(file);
        if (known == null) {
            known = Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
            texts.put(file, known);
        }
        return known;
    }

    private static String before(String target) {
        return target.split("[#@]", 2)[0];
    }

    private static String after(String target, String separator) {
        return target.substring(target.indexOf(separator) + 1);
    }
}
