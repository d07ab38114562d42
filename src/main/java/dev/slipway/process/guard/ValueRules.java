package dev.slipway.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The demands that a form component makes on its value, from its JSON. */
final class ValueRules {

    /** The engine's column for texts holds no more; longer ones would fail when written. */
    static final int LONGEST_TEXT = 4000;

    static final Set<String> KNOWN = Set.of(
            "required", "min", "max", "minLength", "maxLength", "pattern", "patternErrorMessage", "validationType");

    private ValueRules() {}

    static List<ValueRule> of(JsonNode component, FieldKind kind) {
        JsonNode validate = component.path("validate");
        validate.fieldNames().forEachRemaining(ValueRules::requireKnown);
        if (!"custom".equals(validate.path("validationType").asText("custom"))) {
            throw FormReader.uncheckable("a built-in validation where a pattern belongs");
        }
        return switch (kind) {
            case TEXT -> text(component, validate);
            case NUMBER -> number(component, validate);
            case CHOICE, CHOICES -> List.of(new OneOfOptions(Options.of(component)));
            case MOMENT -> List.of(Moment.of(component));
            case FLAG -> List.of();
        };
    }

    private static List<ValueRule> text(JsonNode component, JsonNode validate) {
        List<ValueRule> rules = new ArrayList<>();
        rules.add(TextRules.readable());
        if ("textfield".equals(component.path("type").asText())) {
            rules.add(TextRules.oneLine());
        }
        rules.add(TextRules.atMost(Math.min(LONGEST_TEXT, whole(validate, "maxLength", LONGEST_TEXT))));
        rules.add(TextRules.atLeast(whole(validate, "minLength", 0)));
        if (validate.hasNonNull("pattern")) {
            rules.add(TextRules.matches(
                    pattern(validate.path("pattern")),
                    validate.path("patternErrorMessage").asText()));
        }
        JsonNode grammar = component.path("properties").path("grammar");
        if (!grammar.isMissingNode()) {
            rules.add(grammar(grammar.asText()));
        }
        return rules;
    }

    private static List<ValueRule> number(JsonNode component, JsonNode validate) {
        if (component.path("serializeToString").asBoolean()) {
            throw FormReader.uncheckable("a number that is sent as text");
        }
        return List.of(
                NumberRules.between(decimal(validate.path("min")), decimal(validate.path("max"))),
                NumberRules.decimals(whole(component, "decimalDigits", Integer.MAX_VALUE)));
    }

    private static ValueRule grammar(String name) {
        LineGrammar grammar = LineGrammar.named(name)
                .orElseThrow(() -> FormReader.uncheckable("the unknown grammar '" + Quoted.of(name) + "'"));
        return (value, data) -> grammar.broken(value.toString());
    }

    private static Pattern pattern(JsonNode node) {
        try {
            return Pattern.compile(node.asText());
        } catch (PatternSyntaxException e) {
            throw FormReader.uncheckable("the pattern '" + Quoted.of(node) + "'");
        }
    }

    private static int whole(JsonNode parent, String name, int otherwise) {
        BigDecimal number = decimal(parent.path(name));
        return number == null ? otherwise : number.intValueExact();
    }

    private static @Nullable BigDecimal decimal(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return new BigDecimal(node.asText());
        } catch (NumberFormatException e) {
            throw FormReader.uncheckable("'" + Quoted.of(node) + "' where a number belongs");
        }
    }

    private static void requireKnown(String rule) {
        if (!KNOWN.contains(rule)) {
            throw FormReader.uncheckable("the unknown rule '" + Quoted.of(rule) + "'");
        }
    }
}
