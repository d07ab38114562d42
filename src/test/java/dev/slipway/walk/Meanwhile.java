package dev.slipway.walk;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that goes on beside the tests that run, until its own test asks how it ended. */
final class Meanwhile {

    private final FutureTask<Boolean> work;

    private Meanwhile(FutureTask<Boolean> work) {
        this.work = work;
    }

    static Meanwhile begin(String name, Runnable steps) {
        FutureTask<Boolean> work = new FutureTask<>(steps, true);
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return new Meanwhile(work);
    }

    /** Waits for the end, and fails as the work did. */
    void end() throws Exception {
        try {
            work.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }
}
