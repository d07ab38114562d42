package dev.slipway.walk;

import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ServingRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/** The sample's own serving, whose instances a test can kill in the middle of their work. */
final class KillableServing implements ServingRuntime {

    private final ServingRuntime real;
    private final List<Running> running = new CopyOnWriteArrayList<>();

    private KillableServing(ServingRuntime real) {
        this.real = real;
    }

    private record Running(ReleasePackage releasePackage, Instance instance, long logged) {

        boolean hasAnsweredSinceItsStart() {
            return size(instance.inferenceLog().orElseThrow()) > logged;
        }
    }

    @Override
    public boolean serves(String system) {
        return real.serves(system);
    }

    @Override
    public Instance start(ReleasePackage releasePackage) {
        Instance instance = real.start(releasePackage);
        running.add(new Running(
                releasePackage, instance, size(instance.inferenceLog().orElseThrow())));
        return instance;
    }

    int started(String version) {
        return (int) running.stream()
                .filter(one -> one.releasePackage().version().equals(version))
                .count();
    }

    /** Waits for the instance of this version that starts as the n-th and answers, and closes it like a crash would. */
    Thread killOnFirstAnswer(String version, int number) {
        Thread killer = new Thread(
                () -> {
                    Awaitility.await().forever().until(() -> started(version) >= number);
                    Running victim = running.stream()
                            .filter(one -> one.releasePackage().version().equals(version))
                            .toList()
                            .get(number - 1);
                    Awaitility.await().forever().until(victim::hasAnsweredSinceItsStart);
                    victim.instance().close();
                },
                "killer");
        killer.setDaemon(true);
        killer.start();
        return killer;
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts itself before the sample's serving. */
    static class Configuration {

        @Bean
        static BeanPostProcessor killable() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof ServingRuntime real ? new KillableServing(real) : bean;
                }
            };
        }
    }
}
