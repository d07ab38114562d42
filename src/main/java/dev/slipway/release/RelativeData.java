package dev.slipway.release;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Lets the data folder be named without {@code ./} before it, which the database would refuse. */
class RelativeData implements EnvironmentPostProcessor {

    private static final String DATA = "slipway.data";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String data = environment.getProperty(DATA, "");
        if (!data.isEmpty() && !data.matches("[.~].*") && !Path.of(data).isAbsolute()) {
            environment.getPropertySources().addFirst(new MapPropertySource(DATA, Map.of(DATA, "./" + data)));
        }
    }
}
