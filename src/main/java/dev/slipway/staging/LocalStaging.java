package dev.slipway.staging;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ServingRuntime.ComponentsDoNotMatch;
import dev.slipway.release.ServingRuntime.Instance;
import dev.slipway.staging.StagingRun.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Staging inside the application: starts the very version that was packaged and asks it over HTTP. */
final class LocalStaging implements StagingEnvironment, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalStaging.class);

    private final Map<String, Instance> deployed = new HashMap<>();
    private final Map<String, Future<?>> running = new HashMap<>();
    private final Map<String, StagingOrder> present = new HashMap<>();
    private final StagingProperties properties;
    private final Stage stage;
    private final StagingFiles files;
    private final Clock clock;
    /** One suite at a time: two would disturb each other's latency. */
    private final ExecutorService suites = Executors.newSingleThreadExecutor(LocalStaging::named);

    LocalStaging(StagingProperties properties, StagingFiles files, Stage stage, Clock clock) {
        this.properties = properties;
        this.files = files;
        this.stage = stage;
        this.clock = clock;
    }

    @Override
    public synchronized StagingDeployment deploy(StagingOrder order) {
        requireSamePackage(order);
        try {
            Instance instance = instance(order);
            if (files.read(order).isEmpty()) {
                files.write(stored(order, null));
            }
            return observed(order, instance);
        } catch (ComponentsDoNotMatch e) {
            return notDeployed(order, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public synchronized StagingRun validate(StagingOrder order) {
        requireSamePackage(order);
        StagingRun known = files.read(order).map(StoredStaging::run).orElse(null);
        if (known != null && (known.status() != Status.RUNNING || running.containsKey(order.key()))) {
            return known;
        }
        StagingRun begun = run(order, Status.RUNNING, List.of(), clock.instant(), null, "The suite is running.");
        files.write(stored(order, begun));
        present.put(order.key(), order);
        running.put(order.key(), suites.submit(() -> runSuite(order, begun)));
        return begun;
    }

    @Override
    public synchronized void clear(ReleaseId release) {
        present.values().stream()
                .filter(order -> order.release().equals(release))
                .toList()
                .forEach(this::remove);
    }

    @Override
    public synchronized void remove(StagingOrder order) {
        present.remove(order.key());
        Future<?> suite = running.remove(order.key());
        if (suite != null) {
            suite.cancel(true);
            finish(order, Status.INCONCLUSIVE, "The version was removed from staging before the suite had ended.");
        }
        Instance instance = deployed.remove(order.key());
        if (instance != null) {
            instance.close();
            LOG.info("{} was removed from staging", order.release());
        }
    }

    /** A suite under way is kept as running, so that the next start runs it again. */
    @Override
    public void close() {
        suites.shutdownNow();
        closeInstances();
    }

    private synchronized void closeInstances() {
        running.clear();
        deployed.values().forEach(Instance::close);
        deployed.clear();
    }

    private Instance instance(StagingOrder order) {
        Instance here = deployed.get(order.key());
        if (here != null && here.alive()) {
            return here;
        }
        Instance fresh = stage.start(order.candidate());
        present.put(order.key(), order);
        deployed.put(order.key(), fresh);
        LOG.info("{} was deployed to staging at {}", order.release(), fresh.address());
        return fresh;
    }

    private StagingDeployment observed(StagingOrder order, Instance instance) {
        boolean healthy = service(order.candidate(), instance).isHealthy();
        Map<String, String> parity = Parity.of(
                order.candidate(),
                stage.runtimeName(order.candidate()),
                order.deployed(),
                order.deployed() == null ? "" : stage.runtimeName(order.deployed()));
        return healthy
                ? new StagingDeployment(
                        true,
                        order.candidate().digest(),
                        instance.address(),
                        parity,
                        order.candidate().version() + " answers at " + instance.address() + ".")
                : notDeployed(order, "It was started but does not answer GET /health. Look at its log.");
    }

    private static StagingDeployment notDeployed(StagingOrder order, String reason) {
        return new StagingDeployment(
                false,
                order.candidate().digest(),
                null,
                Map.of(),
                order.candidate().version() + " was not put into staging: " + reason);
    }

    private void runSuite(StagingOrder order, StagingRun begun) {
        SuiteRun suite = new SuiteRun(order, stage, properties, clock);
        StagingRun result = suite.run(begun, () -> instanceFor(order));
        end(order, result);
    }

    private synchronized Instance instanceFor(StagingOrder order) {
        return instance(order);
    }

    private synchronized void end(StagingOrder order, StagingRun result) {
        if (running.remove(order.key()) != null) {
            files.write(stored(order, result));
            LOG.info("Staging of {} ended {}: {}", order.release(), result.status(), result.message());
        }
    }

    private void finish(StagingOrder order, Status status, String message) {
        Instant started = files.read(order)
                .map(StoredStaging::run)
                .map(StagingRun::startedAt)
                .orElse(null);
        files.write(stored(order, run(order, status, List.of(), started, clock.instant(), message)));
    }

    private Service service(ReleasePackage started, Instance instance) {
        return new Service(
                Contract.of(started),
                instance.address(),
                properties.answerTimeout(),
                Service.client(properties.answerTimeout()));
    }

    private void requireSamePackage(StagingOrder order) {
        String digest = order.candidate().digest();
        files.read(order).filter(kept -> !kept.packageDigest().equals(digest)).ifPresent(kept -> {
            throw new IllegalArgumentException("Staging order " + order.key() + " belongs to the package "
                    + kept.packageDigest() + "; found " + digest + ". A new package needs a new run.");
        });
    }

    private static StoredStaging stored(StagingOrder order, @Nullable StagingRun run) {
        return new StoredStaging(order.key(), order.candidate().digest(), run);
    }

    private static StagingRun run(
            StagingOrder order,
            Status status,
            List<StagingRun.Check> checks,
            @Nullable Instant started,
            @Nullable Instant finished,
            String message) {
        return new StagingRun(status, order.candidate().digest(), checks, started, finished, message);
    }

    private static Thread named(Runnable work) {
        Thread thread = new Thread(work, "staging-suite");
        thread.setDaemon(true);
        return thread;
    }
}
