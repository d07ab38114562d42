package dev.slipway.walk;

import dev.slipway.SlipwayApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application on a data folder of its own, for tests that stop it or harm it. */
final class OwnApplication {

    private OwnApplication() {}

    static ConfigurableApplicationContext start(Path data, int trafficRate, Class<?>... more) {
        Class<?>[] sources = Stream.concat(Stream.of(SlipwayApplication.class), Stream.of(more))
                .toArray(Class<?>[]::new);
        return new SpringApplicationBuilder(sources)
                .profiles("sample")
                .run(List.of(
                                "--server.port=0",
                                "--slipway.data=" + data,
                                "--slipway.sample.traffic.default-rate=" + trafficRate)
                        .toArray(String[]::new));
    }

    static int port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
