package dev.slipway.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The names of all settings: those that libraries describe, and Slipway's own. */
record Settings(Set<String> names) {

    private static final String DESCRIPTIONS = "META-INF/spring-configuration-metadata.json";

    static Settings all() throws IOException {
        Set<String> names = new TreeSet<>();
        for (URL descriptions : Collections.list(Settings.class.getClassLoader().getResources(DESCRIPTIONS))) {
            JsonNode properties = new ObjectMapper().readTree(descriptions).path("properties");
            properties.forEach(property -> names.add(property.path("name").asText()));
        }
        ownRecords().forEach(type -> addComponents(names, prefix(type), type));
        Pattern.compile("\\$\\{(slipway\\.[a-z.-]+)")
                .matcher(Files.readString(Path.of("src/main/resources/application.yaml")))
                .results()
                .map(placeholder -> placeholder.group(1))
                .forEach(names::add);
        return new Settings(names);
    }

    boolean haveVariable(String variable) {
        return names.stream().anyMatch(name -> variable(name).equals(variable));
    }

    /** As Spring Boot reads it from the environment. */
    static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    static Stream<Class<?>> ownRecords() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("dev.slipway").stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .map(Settings::type);
    }

    private static void addComponents(Set<String> names, String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + dashed(component.getName());
            if (component.getType().isRecord()) {
                addComponents(names, name, component.getType());
            } else {
                names.add(name);
            }
        }
    }

    private static String prefix(Class<?> type) {
        return Objects.requireNonNull(AnnotationUtils.findAnnotation(type, ConfigurationProperties.class))
                .value();
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
