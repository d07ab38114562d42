package dev.slipway.ledger;

import dev.slipway.ledger.ExportVerifier.Misfit;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** The bundles of an exported ledger in their order, a few of them checked ahead by as many threads as there are cores. */
final class Bundles implements AutoCloseable {

    private static final int AHEAD = 4;

    private final ExportFile export;
    private final long size;
    private final int ahead;
    private final Executor executor;
    private final Deque<FutureTask<CheckedBundle>> checked = new ArrayDeque<>();
    private final Queue<byte[]> buffers = new ConcurrentLinkedQueue<>();
    private long begun;

    /** @param cores 1 checks in the thread that asks */
    Bundles(ExportFile export, long size, int cores) {
        this.export = export;
        this.size = size;
        this.ahead = cores == 1 ? 1 : AHEAD * cores;
        this.executor = cores == 1 ? Runnable::run : Executors.newFixedThreadPool(cores, Bundles::thread);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "check of a ledger");
        thread.setDaemon(true);
        return thread;
    }

    boolean hasNext() {
        return !checked.isEmpty() || begun * Tile.FULL < size;
    }

    CheckedBundle next() throws IOException, Misfit {
        while (checked.size() < ahead && begun * Tile.FULL < size) {
            Tile tile = new Tile(0, begun, (int) Math.min(Tile.FULL, size - begun * Tile.FULL));
            FutureTask<CheckedBundle> task = new FutureTask<>(() -> check(tile));
            executor.execute(task);
            checked.add(task);
            begun++;
        }
        return result(checked.remove());
    }

    /** Reads into a buffer that was read into before: new memory costs more than what is read. */
    private CheckedBundle check(Tile tile) throws IOException, Misfit {
        byte[] buffer = Objects.requireNonNullElse(buffers.poll(), new byte[0]);
        ExportFile.Content content = export.read("tile/" + tile.bundlePath(), CheckedBundle.LARGEST, buffer);
        try {
            return CheckedBundle.check(tile, content.bytes(), content.length());
        } finally {
            buffers.add(content.bytes());
        }
    }

    private static CheckedBundle result(FutureTask<CheckedBundle> task) throws IOException, Misfit {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the check was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Misfit misfit) {
                throw misfit;
            } else if (e.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        if (executor instanceof ExecutorService pool) {
            pool.shutdownNow();
        }
    }
}
