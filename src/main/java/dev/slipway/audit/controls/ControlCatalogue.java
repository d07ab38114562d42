package dev.slipway.audit.controls;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every control that the pages know, and the dates of the texts that they are derived from. */
record ControlCatalogue(Map<String, List<Control.AppliesFrom>> dates, List<Control> controls) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());

    static ControlCatalogue read() {
        return read(Objects.requireNonNull(ControlCatalogue.class.getResourceAsStream("controls.yaml")));
    }

    static ControlCatalogue read(InputStream yaml) {
        try (yaml) {
            return YAML.readValue(yaml, ControlCatalogue.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The catalogue of controls cannot be read.", unreadable);
        }
    }

    Optional<Control> control(String id) {
        return controls.stream().filter(control -> control.id().equals(id)).findFirst();
    }

    /** Empty for what is in force without a date of its own. */
    List<Control.AppliesFrom> datesOf(Control control) {
        return dates.getOrDefault(control.dates(), List.of());
    }
}
