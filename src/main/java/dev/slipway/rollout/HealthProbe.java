package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a dead stable version again, and the one to go back to. A dead candidate stays dead: its errors are what the
 * canary is there to see.
 */
final class HealthProbe {

    private static final Logger LOG = LoggerFactory.getLogger(HealthProbe.class);
    /** One missed probe may be load; two in a row are a dead instance. */
    private static final int MISSES = 2;

    private final Map<Served, Integer> misses = new ConcurrentHashMap<>();
    private final Map<String, String> complaints = new ConcurrentHashMap<>();
    private final Upstream upstream;

    HealthProbe(Upstream upstream) {
        this.upstream = upstream;
    }

    /** Never throws: one target's trouble must not end the probing of the others. */
    void probe(TrafficLine line) {
        try {
            probeAll(line);
        } catch (RuntimeException e) {
            LOG.error("The health of {} could not be probed: {}", line.state().target(), e.getMessage(), e);
        }
    }

    private void probeAll(TrafficLine line) {
        StoredState state = line.state();
        misses.keySet().removeIf(served -> !served.instance().alive());
        state.running().stream()
                .filter(version -> !version.equals(state.candidate()) || version.equals(state.stable()))
                .forEach(version -> probe(line, version));
    }

    private void probe(TrafficLine line, ReleasePackage version) {
        Served served = line.instances().of(version);
        if (isDead(served)) {
            synchronized (line) {
                if (line.state().running().contains(version)) {
                    restart(line, version, served);
                }
            }
        }
    }

    private boolean isDead(@Nullable Served served) {
        if (served == null || !served.instance().alive()) {
            return true;
        }
        if (upstream.healthy(served)) {
            misses.remove(served);
            return false;
        }
        return misses.merge(served, 1, Integer::sum) >= MISSES;
    }

    private void restart(TrafficLine line, ReleasePackage version, @Nullable Served dead) {
        String name = version.system() + " " + version.version();
        try {
            line.instances().replace(version, dead);
            complaints.remove(version.digest());
            LOG.warn(
                    "Started {} again at {}: its instance did not answer",
                    name,
                    line.state().target());
        } catch (RuntimeException e) {
            complain(version.digest(), name, String.valueOf(e.getMessage()));
        }
    }

    private void complain(String digest, String name, String reason) {
        if (!reason.equals(complaints.put(digest, reason))) {
            LOG.error("{} is dead and cannot be started again; its requests fail until it can: {}", name, reason);
        }
    }
}
