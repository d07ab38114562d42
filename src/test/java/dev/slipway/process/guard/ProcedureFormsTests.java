package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of the procedure can be checked by the server. */
class ProcedureFormsTests {

    static Stream<Path> forms() throws IOException {
        return Files.list(Path.of("forms"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void canBeChecked(Path form) throws IOException {
        try (InputStream json = Files.newInputStream(form)) {
            FormSchema schema = FormReader.read(json);
            assertThat(schema.fields()).isNotEmpty();
            assertThat(schema.fields().stream().flatMap(field -> field.hiddenWhen().stream()))
                    .allSatisfy(condition -> assertThat(Feel.parse(condition).isSuccess())
                            .as(condition)
                            .isTrue());
        }
    }
}
