package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** How the data folder may be named. */
class RelativeDataTests {

    @ParameterizedTest
    @CsvSource({"foo,./foo", "foo/bar,./foo/bar", "./foo,./foo", "../foo,../foo", "/srv/foo,/srv/foo", "~/foo,~/foo"})
    void aNameWithoutADotMeansTheSame(String named, String found) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("named", Map.of("slipway.data", named)));
        new RelativeData().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("slipway.data")).isEqualTo(found);
    }
}
