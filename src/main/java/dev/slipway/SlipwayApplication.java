package dev.slipway;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Slipway: takes an AI system into production under control, and proves it. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class SlipwayApplication {

    static {
        // Read once, by the first HTTP server of the JDK: without it head and body of an answer wait for each other up
        // to 40 ms, which would be measured as the latency of a version.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public static void main(String[] args) {
        Command.of(args)
                .ifPresentOrElse(
                        command -> command.run(args), () -> SpringApplication.run(SlipwayApplication.class, args));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
