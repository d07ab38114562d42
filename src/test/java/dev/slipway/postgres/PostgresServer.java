package dev.slipway.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A PostgreSQL of this JVM's own, started when first asked for, as careful with data as one in production. */
public final class PostgresServer {

    public static final String USER = "postgres";

    /** Owns the databases. */
    public static final String OWNER = "slipway_owner";

    /** Runs the application, and has the rights that the owner gives it. */
    public static final String APPLICATION = "slipway_app";

    private static final Path FOLDERS =
            Path.of("target", "test-data", "postgres").toAbsolutePath();

    /** Below those that a system gives to whoever asks for any, so that nobody takes it while the server restarts. */
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 32_000;

    private static @Nullable PostgresServer running;
    private static @Nullable String problem;

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;
    private ProcessHandle postmaster;

    private PostgresServer() throws IOException {
        this.data = emptyFolder();
        this.port = freePort();
        this.server = launch();
        this.postmaster = postmaster(data);
        execute(USER, "create role " + OWNER + " login");
        execute(USER, "create role " + APPLICATION + " login");
        Runtime.getRuntime().addShutdownHook(new Thread(this::endSmartly, "end of PostgreSQL"));
    }

    /** Why this machine cannot run PostgreSQL, or empty when it does. */
    public static synchronized Optional<String> problem() {
        if (running == null && problem == null) {
            try {
                running = new PostgresServer();
            } catch (IOException | RuntimeException e) {
                problem = "PostgreSQL does not run on this machine: " + e;
            }
        }
        return Optional.ofNullable(problem);
    }

    public static PostgresServer running() {
        problem().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        if (running == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        return running;
    }

    /** The address of a new, empty database. */
    public String freshUrl() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        execute(USER, "create database " + name + " owner " + OWNER);
        return url(name);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public void execute(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public long number(String database, String sql) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Throws every client out, as a restart of the service does. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the same port, with the same data. */
    public void start() {
        try {
            server = launch();
            postmaster = postmaster(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Connection connect(String database) throws SQLException {
        return server.getDatabase(USER, database).getConnection();
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    /** Takes no new clients and ends with the last one, so that applications of this JVM can close in peace. */
    private void endSmartly() {
        postmaster.destroy();
    }

    private static ProcessHandle postmaster(Path data) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL ended at once"));
    }

    /** Beside it, what the servers of JVMs that have ended left is removed. */
    private static Path emptyFolder() throws IOException {
        Files.createDirectories(FOLDERS);
        try (Stream<Path> others = Files.list(FOLDERS)) {
            for (Path folder : others.toList()) {
                if (!inUse(folder)) {
                    FileSystemUtils.deleteRecursively(folder);
                }
            }
        }
        return FOLDERS.resolve(String.valueOf(ProcessHandle.current().pid()));
    }

    /** By the JVM whose number it bears, or by a server that has outlived that and is about to end. */
    private static boolean inUse(Path folder) {
        String name = folder.getFileName().toString();
        boolean alive =
                name.matches("\\d+") && ProcessHandle.of(Long.parseLong(name)).isPresent();
        return alive || Files.exists(folder.resolve("postmaster.pid"));
    }

    private static int freePort() throws IOException {
        IOException refused = new IOException("no port between " + LOWEST_PORT + " and " + HIGHEST_PORT + " is free");
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                refused.addSuppressed(e);
            }
        }
        throw refused;
    }
}
