package dev.slipway.staging;

import dev.slipway.staging.Cases.Case;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures latency while several requests are under way at the same time. */
record Load(int concurrency, int requests) {

    /** The 95th percentile in milliseconds; an answer that never came counts with the time waited for it. */
    double latencyP95Ms(Service service, Cases cases, String run, Deadline deadline) {
        ExecutorService callers = Executors.newFixedThreadPool(concurrency);
        try {
            List<Future<Duration>> pending = new ArrayList<>();
            for (int i = 0; i < Math.max(requests, cases.all().size()); i++) {
                Case test = cases.all().get(i % cases.all().size());
                byte[] request = test.request(run + "-load-" + i);
                pending.add(callers.submit(() -> ask(service, request, deadline)));
            }
            return percentile95(pending);
        } finally {
            callers.shutdownNow();
        }
    }

    private static Duration ask(Service service, byte[] request, Deadline deadline) {
        deadline.requireTimeLeft();
        Reply reply = service.predict(request);
        if (!reply.came()) {
            service.requireAlive();
        }
        return reply.latency();
    }

    private static double percentile95(List<Future<Duration>> pending) {
        double[] sorted = pending.stream()
                .mapToDouble(latency -> get(latency).toNanos() / 1e6)
                .sorted()
                .toArray();
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    private static Duration get(Future<Duration> latency) {
        try {
            return latency.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SuiteStopped stopped ? stopped : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SuiteStopped.inconclusive("The suite was stopped before it ended. Run staging again.");
        }
    }
}
