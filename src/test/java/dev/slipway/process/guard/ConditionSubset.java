package dev.slipway.process.guard;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.api.ParseResult;

/**
 * The part of FEEL on which the browser's engine and the server's agree; conditions of forms keep to it.
 *
 * <p>Comparisons, and, or, not of a boolean, list contains, in, count, contains, some, every, if and context paths.
 */
final class ConditionSubset {

    private static final Set<String> NODES = Set.of(
            "Equal",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "Comparison",
            "Conjunction",
            "Disjunction",
            "Not",
            "In",
            "AtLeastOne",
            "InputEqualTo",
            "InputLessThan",
            "InputLessOrEqual",
            "InputGreaterThan",
            "InputGreaterOrEqual",
            "InputInRange",
            "ConstRange",
            "ClosedConstRangeBoundary",
            "OpenConstRangeBoundary",
            "UnaryTestExpression",
            "ConstInputValue",
            "ConstList",
            "ConstString",
            "ConstNumber",
            "ConstBool",
            "ConstNull",
            "Ref",
            "PathExpression",
            "If",
            "SomeItem",
            "EveryItem",
            "FunctionInvocation",
            "PositionalFunctionParameters",
            "Tuple2");
    private static final Set<String> FUNCTIONS = Set.of("list contains", "count", "contains", "not");

    private final Set<String> names = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    private ConditionSubset(String condition) {
        if (!condition.startsWith("=")) {
            problems.add("must begin with '='");
        }
        ParseResult parsed = Feel.parse(condition);
        if (parsed.isSuccess()) {
            walk(parsed.parsedExpression().expression());
        } else {
            problems.add("is no FEEL expression");
        }
    }

    static ConditionSubset of(String condition) {
        return new ConditionSubset(condition);
    }

    /** Variables and fields that the condition reads. */
    Set<String> names() {
        return names;
    }

    List<String> problems() {
        return problems;
    }

    private void walk(Object node) {
        if (node instanceof Iterable<?> items) {
            var iterator = items.iterator();
            while (iterator.hasNext()) {
                walk(iterator.next());
            }
        } else if (node instanceof Product product) {
            check(product);
            for (int i = 0; i < product.productArity(); i++) {
                walk(product.productElement(i));
            }
        }
    }

    private void check(Product node) {
        String name = node.productPrefix();
        if (!NODES.contains(name)) {
            problems.add("uses " + name + ", on which browser and server differ");
        }
        if (name.equals("FunctionInvocation") && !FUNCTIONS.contains(node.productElement(0))) {
            problems.add("calls '" + node.productElement(0) + "'; only " + new TreeSet<>(FUNCTIONS) + " are safe");
        }
        if (name.equals("Ref") && node.productElement(0) instanceof Iterable<?> path) {
            names.add(String.valueOf(path.head()));
        }
    }
}
