package dev.slipway.sample;

import dev.slipway.release.ReleaseAssembly;
import dev.slipway.release.ReleaseCandidates;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.InitialState;
import dev.slipway.rollout.Target;
import dev.slipway.rollout.VersionAdopted;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/** At first start puts into production what the sample's story finds there, then lets the traffic flow. */
final class SampleStart {

    private static final Logger LOG = LoggerFactory.getLogger(SampleStart.class);
    private static final List<String> ALREADY_LIVE = List.of(CreditScoring.NAME, SupportAssistant.NAME);
    private static final String LIVE_VERSION = "1.0.0";

    private final ReleaseCandidates candidates;
    private final InitialState initial;
    private final SampleTraffic traffic;
    private final ApplicationEventPublisher events;
    private final String environment;

    SampleStart(
            ReleaseCandidates candidates,
            InitialState initial,
            SampleTraffic traffic,
            ApplicationEventPublisher events,
            String environment) {
        this.candidates = candidates;
        this.initial = initial;
        this.traffic = traffic;
        this.events = events;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void start() {
        ALREADY_LIVE.forEach(this::install);
        traffic.start();
    }

    private void install(String system) {
        ReleaseAssembly assembly = candidates.assemble(system, LIVE_VERSION);
        assembly.found()
                .ifPresentOrElse(
                        candidate -> adopt(new Target(system, environment), candidate.releasePackage()),
                        () -> LOG.error(
                                "{} {} is not made live; its evidence has findings: {}",
                                system,
                                LIVE_VERSION,
                                assembly.findings()));
    }

    private void adopt(Target target, ReleasePackage live) {
        initial.install(target, live);
        events.publishEvent(new VersionAdopted(target));
    }
}
