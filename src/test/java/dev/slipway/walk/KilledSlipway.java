package dev.slipway.walk;

import dev.slipway.RestPerson;
import dev.slipway.SlipwayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The packaged application in the sample's profile, killed at moments that chance chooses: so many answers into the
 * work of its releases, and up to some seconds later, in the middle of whatever happens then.
 */
final class KilledSlipway implements AutoCloseable {

    /** About so many tasks are answered in the releases of the test; the last kill comes well before. */
    private static final int ANSWERS = 110;

    private static final int LONGEST_DELAY_MILLIS = 4000;

    /** One start in so many is killed as well. */
    private static final int ONE_IN = 6;

    private static final int START_MILLIS = 6_000;

    private final Path data;
    private final UnpackedJar program;
    private final int port = freePort();
    private final Random chance;
    private final TreeSet<Integer> moments = new TreeSet<>();
    private SlipwayProcess process;
    private CompletableFuture<Void> blow = CompletableFuture.completedFuture(null);
    private int kills;

    KilledSlipway(Path data, int kills, long seed) {
        this.data = data;
        this.program = UnpackedJar.of(Path.of("target", "slipway.jar"), data.resolveSibling("program"));
        this.chance = new Random(seed);
        while (moments.size() < kills) {
            moments.add(chance.nextInt(ANSWERS));
        }
        this.process = start();
        process.port();
    }

    int kills() {
        return kills;
    }

    Walk begin(String system, String version, String type, Map<String, Map<String, Object>> script) {
        return Walk.start(port, Walk.request(system, version, type), script);
    }

    /** Everybody works on all of them; whoever gets no answer looks again when the application is back. */
    void workUntilEnded(List<Walk> walks, Duration patience) {
        Awaitility.await("end of the releases")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    try {
                        walks.forEach(Walk::turn);
                        strike(walks.stream()
                                .mapToInt(walk -> walk.acknowledged().size())
                                .sum());
                        return walks.stream().allMatch(this::hasEnded);
                    } catch (UncheckedIOException unanswered) {
                        comeBack(unanswered);
                        return false;
                    }
                });
    }

    private void strike(int answers) {
        if (blow.isDone() && !moments.isEmpty() && answers >= moments.first()) {
            blow = blowWithin(LONGEST_DELAY_MILLIS);
        }
    }

    private CompletableFuture<Void> blowWithin(int millis) {
        moments.pollFirst();
        kills++;
        return CompletableFuture.runAsync(
                process::kill, CompletableFuture.delayedExecutor(chance.nextInt(millis), TimeUnit.MILLISECONDS));
    }

    private void comeBack(UncheckedIOException unanswered) {
        blow.join();
        if (process.isAlive()) {
            throw unanswered;
        }
        process = start();
        if (!moments.isEmpty() && chance.nextInt(ONE_IN) == 0) {
            blowWithin(START_MILLIS).join();
            process = start();
        }
        process.port();
    }

    private boolean hasEnded(Walk walk) {
        var found = RestPerson.of(port, "auditor")
                .get(
                        "/engine-rest/history/process-instance?maxResults=1&processDefinitionKey=ai-deployment&finished=true"
                                + "&processInstanceBusinessKey=" + walk.slug());
        return !Tasklist.json(found).isEmpty();
    }

    private SlipwayProcess start() {
        return SlipwayProcess.start(
                data.resolve("log-" + kills + ".txt"),
                program.code(),
                List.of("--server.port=" + port, "--slipway.data=" + data, "--slipway.sample.traffic.default-rate=100"),
                Map.of());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
