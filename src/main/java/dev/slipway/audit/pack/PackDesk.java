package dev.slipway.audit.pack;

import dev.slipway.release.ReleaseId;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes packs one after the other while those who asked for them look on; each is there for a while. */
@Component
class PackDesk {

    private static final Logger log = LoggerFactory.getLogger(PackDesk.class);

    /** So long a pack that was made is handed out. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final AssembledPacks packs;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "audit-packs");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, PackOrder> orders = new HashMap<>();

    PackDesk(AssembledPacks packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    /** The order that is under way or was done a moment ago, or a new one. */
    synchronized PackOrder order(ReleaseId release, boolean attachments) {
        forgetOld();
        return orders.computeIfAbsent(key(release, attachments), key -> begin(release, attachments));
    }

    private PackOrder begin(ReleaseId release, boolean attachments) {
        try {
            PackOrder order = new PackOrder(
                    clock.instant(), Files.createTempDirectory("slipway-pack").resolve("pack.zip"));
            worker.execute(() -> make(release, attachments, order));
            return order;
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for an audit pack.", e);
        }
    }

    private void make(ReleaseId release, boolean attachments, PackOrder order) {
        try {
            order.made(packs.make(release, order.file(), attachments, order::next));
        } catch (IOException | RuntimeException failure) {
            log.warn("The audit pack of release {} was not made.", release, failure);
            order.refused(String.valueOf(failure.getMessage()));
        }
    }

    private static String key(ReleaseId release, boolean attachments) {
        return release.slug() + (attachments ? "+" : "");
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        Iterator<PackOrder> all = orders.values().iterator();
        while (all.hasNext()) {
            PackOrder order = all.next();
            if (order.state().over() && order.at().isBefore(oldest)) {
                all.remove();
                delete(order);
            }
        }
    }

    @PreDestroy
    synchronized void close() {
        worker.shutdownNow();
        orders.values().forEach(PackDesk::delete);
        orders.clear();
    }

    private static void delete(PackOrder order) {
        try {
            Files.deleteIfExists(order.file());
            Files.deleteIfExists(order.file().toAbsolutePath().getParent());
        } catch (IOException e) {
            log.warn("An audit pack that nobody waits for stays in {}.", order.file(), e);
        }
    }
}
