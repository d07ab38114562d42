package dev.slipway.access;

import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last line of a start: where the application answers, and who may log in. */
@Component
class ReadyLine {

    private static final Logger log = LoggerFactory.getLogger(ReadyLine.class);

    private final ServerProperties server;
    private final ObjectProvider<LoginHint> hints;

    ReadyLine(ServerProperties server, ObjectProvider<LoginHint> hints) {
        this.server = server;
        this.hints = hints;
    }

    /** After the listeners that bring up what the sample serves, so that it really is the last word. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof ServletWebServerApplicationContext web) {
            String hint = hints.orderedStream().map(it -> " - " + it.text()).collect(Collectors.joining());
            log.info("Slipway is ready: {}{}", address(web.getWebServer().getPort()), hint);
        }
    }

    private String address(int port) {
        String scheme = Ssl.isEnabled(server.getSsl()) ? "https" : "http";
        String host =
                server.getAddress() == null ? "localhost" : server.getAddress().getHostAddress();
        return scheme + "://" + host + ":" + port + "/";
    }
}
