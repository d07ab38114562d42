package dev.slipway.process.guard;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Only what the form offers may be chosen, and nothing twice. */
record OneOfOptions(Options options) implements ValueRule {

    @Override
    public @Nullable String broken(Object value, Map<String, @Nullable Object> data) {
        List<String> offered = options.in(data);
        List<?> chosen = value instanceof List<?> list ? list : List.of(value);
        if (new HashSet<>(chosen).size() < chosen.size()) {
            return "names an option twice, found " + Quoted.of(chosen) + "; choose each once";
        }
        return chosen.stream()
                .filter(choice -> !offered.contains(choice))
                .findFirst()
                .map(choice ->
                        "must be one of " + offered + ", found '" + Quoted.of(choice) + "'; choose from the list")
                .orElse(null);
    }
}
