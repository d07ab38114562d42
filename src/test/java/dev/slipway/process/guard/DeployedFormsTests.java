package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form that ships passes the lint, so the server can check all of it and Tasklist can show it. */
class DeployedFormsTests {

    @ParameterizedTest
    @MethodSource("forms")
    void isGood(Path form) {
        assertThat(FormLint.problems(form)).isEmpty();
    }

    static Stream<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        }
    }
}
