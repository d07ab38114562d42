package dev.slipway.postgres;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One application as it runs in earnest on a PostgreSQL, in a JVM of its own. */
final class Node implements AutoCloseable {

    static final String PASSWORD = "Xk7!wq9Zp#2v";

    private final SlipwayProcess process;

    private Node(SlipwayProcess process) {
        this.process = process;
    }

    static Node start(Path folder, String databaseUrl, String... arguments) {
        List<String> code = List.of("-cp", System.getProperty("java.class.path"), "dev.slipway.SlipwayApplication");
        Stream<String> settings = Stream.of(
                "--spring.profiles.active=production,postgres",
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--slipway.data=" + folder.resolve("data"),
                "--slipway.ledger.key-file=" + folder.resolveSibling("ledger.p12"));
        return new Node(SlipwayProcess.start(
                folder.resolve("log.txt"),
                code,
                Stream.concat(settings, Stream.of(arguments)).toList(),
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        databaseUrl,
                        "SPRING_DATASOURCE_USERNAME",
                        PostgresServer.APPLICATION,
                        "SPRING_FLYWAY_USER",
                        PostgresServer.OWNER,
                        "SLIPWAY_SECRETS",
                        secrets(folder) + "/")));
    }

    private static Path secrets(Path folder) {
        try {
            Path secrets = Files.createDirectories(folder.resolve("secrets"));
            Files.writeString(secrets.resolve("slipway.admin.password"), PASSWORD + "\n");
            Files.writeString(secrets.resolve("slipway.ledger.key-password"), PASSWORD + "\n");
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RestPerson administrator() {
        return new RestPerson(process.port(), "admin", PASSWORD);
    }

    /** What it says when it will not start. */
    String refusal() {
        return process.refusal();
    }

    String log() {
        return process.log();
    }

    @Override
    public void close() {
        process.close();
    }
}
