package dev.slipway.release;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Runs one version of an AI system as an HTTP service.
 *
 * <p>The service answers {@code POST /predict} with a body {@code {"request_id": …, "input": {…}}} by JSON that carries {@code request_id}, {@code model_version},
 * {@code policy_version}, {@code outcome} (a word) and {@code score} (0 to 1), and {@code GET /health} with 200. The
 * policy version is the digest of the package's configuration: with it every answer leads to one bundle of evidence.
 */
public interface ServingRuntime {

    /** True when this runtime can serve the system at all. */
    boolean serves(String system);

    /**
     * Starts a new instance on a free loopback port after the bytes of every component matched their digests.
     *
     * @throws ComponentsDoNotMatch when a component is missing or its bytes have another digest
     */
    Instance start(ReleasePackage releasePackage);

    /** One running instance; closing it is idempotent. */
    interface Instance extends AutoCloseable {

        URI address();

        boolean alive();

        /** Where the instance writes one JSON object a line, its {@code event} among the fields; empty when nowhere. */
        default Optional<Path> inferenceLog() {
            return Optional.empty();
        }

        @Override
        void close();
    }

    /** What was to be started is not what was packaged. */
    class ComponentsDoNotMatch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public ComponentsDoNotMatch(String message) {
            super(message);
        }
    }
}
