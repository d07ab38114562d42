package dev.slipway.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The container's health check, run against answers of every kind. */
@DisabledOnOs(OS.WINDOWS)
class HealthyTests {

    private HttpServer application;

    @BeforeEach
    void listen() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        application.start();
    }

    @AfterEach
    void stop() {
        application.stop(0);
    }

    @Test
    void succeedsWhenTheApplicationIsUp() throws Exception {
        answer(200);
        assertThat(healthy()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 401, 404, 500, 503})
    void failsWithAnyOtherAnswer(int status) throws Exception {
        answer(status);
        assertThat(healthy()).isNotZero();
    }

    @Test
    void failsWhenSomethingElseListens() throws Exception {
        application.createContext("/other", exchange -> exchange.sendResponseHeaders(200, -1));
        assertThat(healthy()).isNotZero();
    }

    @Test
    void failsWhenNobodyListens() throws Exception {
        application.stop(0);
        assertThat(healthy()).isNotZero();
    }

    private void answer(int status) {
        application.createContext("/actuator/health", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private int healthy() throws Exception {
        ProcessBuilder check = new ProcessBuilder("bash", "docker/healthy").inheritIO();
        check.environment()
                .put("SERVER_PORT", String.valueOf(application.getAddress().getPort()));
        Process running = check.start();
        assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return running.exitValue();
    }
}
