package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ServingRuntime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Splits real requests between instances inside the application; what is meant to serve survives a restart. */
final class LocalRollout implements Rollout, TrafficEntry, InitialState, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalRollout.class);

    private final Map<Target, TrafficLine> lines = new ConcurrentHashMap<>();
    private final Crew crew;
    private final StateFiles files;
    private final Runtimes runtimes;
    private final Upstream upstream;
    private final RolloutProperties properties;
    private final Clock clock;
    private final Router router;

    LocalRollout(RolloutProperties properties, Path folder, List<ServingRuntime> runtimes, Clock clock) {
        this.properties = properties;
        this.runtimes = new Runtimes(runtimes);
        this.clock = clock;
        files = new StateFiles(folder);
        upstream = new Upstream(properties.answerTimeout());
        List<StoredState> kept = files.read();
        crew = new Crew(properties);
        router = router();
        kept.forEach(state -> lines.put(state.target(), line(state)));
        lines.values().forEach(LocalRollout::resume);
        router.start();
        keepAlive();
    }

    @Override
    public RolloutState observe(Target target) {
        return line(target).observe();
    }

    @Override
    public RolloutState prepare(RolloutOrder order) {
        return command(order, (commands, state) -> commands.prepare(state));
    }

    @Override
    public RolloutState shadow(RolloutOrder order, int percent) {
        return command(order, (commands, state) -> commands.shadow(state, percent));
    }

    @Override
    public RolloutState shift(RolloutOrder order, int percent) {
        return command(order, (commands, state) -> commands.shift(state, percent));
    }

    @Override
    public RolloutState pause(RolloutOrder order) {
        return command(order, (commands, state) -> commands.pause(state, true));
    }

    @Override
    public RolloutState resume(RolloutOrder order) {
        return command(order, (commands, state) -> commands.pause(state, false));
    }

    @Override
    public RolloutState promote(RolloutOrder order) {
        return command(order, (commands, state) -> commands.promote(state));
    }

    @Override
    public RolloutState abort(RolloutOrder order) {
        return command(order, (commands, state) -> commands.abort(state));
    }

    @Override
    public RolloutState restore(RolloutOrder order) {
        return command(order, (commands, state) -> commands.restore(state));
    }

    @Override
    public RolloutState off(Target target) {
        TrafficLine line = line(target);
        synchronized (line) {
            if (!line.state().isOff()) {
                follow(line, line.state().switchedOff());
            }
            return line.observe();
        }
    }

    @Override
    public boolean restoreTargetAvailable(Target target) {
        TrafficLine line = line(target);
        ReleasePackage back = line.state().restoreTarget();
        return back == null || line.answers(back);
    }

    @Override
    public RolloutFigures figures(Target target, Instant since) {
        return line(target).figures(since);
    }

    @Override
    public URI address(Target target) {
        return router.address(target);
    }

    @Override
    public void install(Target target, ReleasePackage first) {
        TrafficLine line = line(target);
        synchronized (line) {
            if (line.state().generation() == 0) {
                follow(line, line.state().installed(first));
            }
        }
    }

    /** Whether anything is there, or on its way. */
    boolean stands(Target target) {
        return !line(target).state().isOff();
    }

    @Override
    public void close() {
        router.close();
        crew.close();
        lines.values().forEach(line -> line.instances().closeAll());
    }

    private RolloutState command(RolloutOrder order, Command command) {
        TrafficLine line = line(order.target());
        synchronized (line) {
            StoredState next = command.next(new Commands(order, line::answers), line.state());
            if (next != line.state()) {
                follow(line, next);
            }
            return line.observe();
        }
    }

    /** Written first: after a crash the instances are started again from what was written. */
    private void follow(TrafficLine line, StoredState next) {
        next.running().forEach(version -> start(line, version, next));
        files.write(next);
        line.follow(next);
        LOG.atLevel(next.target().onStaging() ? Level.DEBUG : Level.INFO).log("{}", next.inWords());
    }

    /** Taking a candidate out goes ahead also where the stable version is dead: the probe brings that one back. */
    private static void start(TrafficLine line, ReleasePackage version, StoredState next) {
        boolean runsAlready = line.state().running().contains(version);
        if (!runsAlready) {
            line.instances().ensure(version);
            requireAnswer(line, version, next);
        }
    }

    private static void requireAnswer(TrafficLine line, ReleasePackage version, StoredState next) {
        if (!line.answers(version)) {
            line.instances().retainOnly(line.state().running());
            throw new IllegalStateException(version.system() + " " + version.version() + " cannot serve "
                    + next.target() + ": it was started but does not answer GET /health with 200. Nothing was changed;"
                    + " look at its log and try again.");
        }
    }

    private static void resume(TrafficLine line) {
        for (ReleasePackage version : line.state().running()) {
            try {
                line.instances().ensure(version);
            } catch (RuntimeException e) {
                LOG.error(
                        "{} {} could not be started again; its requests fail until it can: {}",
                        version.system(),
                        version.version(),
                        e.getMessage());
            }
        }
    }

    private TrafficLine line(Target target) {
        return lines.computeIfAbsent(target, unknown -> line(StoredState.off(unknown)));
    }

    private TrafficLine line(StoredState state) {
        return new TrafficLine(
                state,
                upstream,
                new Instances(runtimes, crew.clockwork(), properties.answerTimeout()),
                new Measured(clock, properties.figuresKept()),
                crew.shadows(),
                clock);
    }

    private Router router() {
        try {
            return new Router(properties.port(), crew.workers(), target -> Optional.ofNullable(lines.get(target)));
        } catch (RuntimeException e) {
            crew.close();
            throw e;
        }
    }

    private void keepAlive() {
        HealthProbe probe = new HealthProbe(upstream);
        long interval = properties.probeInterval().toMillis();
        var unused = crew.clockwork()
                .scheduleWithFixedDelay(
                        () -> lines.values().forEach(probe::probe), interval, interval, TimeUnit.MILLISECONDS);
    }

    /** Works out the state that a command leads to; the same state when its effect is there already. */
    private interface Command {
        StoredState next(Commands commands, StoredState state);
    }
}
