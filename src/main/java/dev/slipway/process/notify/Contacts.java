package dev.slipway.process.notify;

import dev.slipway.notice.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines {@code name | address or channel}, as forms ask for contacts. */
record Contacts(List<Recipient> reachable, List<String> others) {

    static Contacts parse(String lines) {
        List<Recipient> reachable = new ArrayList<>();
        List<String> others = new ArrayList<>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] parts = line.split("\\|", 2);
            String name = parts[0].strip();
            Optional<Recipient> found = Recipient.of(name, parts.length < 2 ? null : parts[1]);
            found.ifPresentOrElse(reachable::add, () -> others.add(name));
        });
        return new Contacts(List.copyOf(reachable), List.copyOf(others));
    }

    Told told() {
        return new Told(reachable.stream().map(Recipient::name).toList(), others);
    }
}
