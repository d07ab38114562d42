package dev.slipway.sample;

import dev.slipway.release.ArtifactFolder;
import dev.slipway.release.ReleaseCandidates;
import dev.slipway.rollout.InitialState;
import dev.slipway.rollout.TrafficEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The sample's systems, what serves them, and who asks them. */
@Profile("sample")
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrafficProperties.class)
class SampleConfiguration {

    private static final List<SampleSystem> SYSTEMS =
            List.of(new CreditScoring(), new SupportAssistant(), new InvoiceSorter());

    /** Generates before it serves, so that nothing can ask for a version that is not there yet. */
    @Bean
    SampleServing sampleServing(ArtifactFolder artifacts, @Value("${slipway.data:./data}") String data, Clock clock) {
        new SampleGenerator(Path.of(data), clock).generate(SYSTEMS);
        return new SampleServing(SYSTEMS, artifacts, Path.of(data, "inference"), clock);
    }

    @Bean
    SampleTraffic sampleTraffic(TrafficEntry entry, TrafficProperties properties) {
        return new SampleTraffic(SYSTEMS, entry, properties);
    }

    @Bean
    SampleStart sampleStart(
            ReleaseCandidates candidates,
            InitialState initial,
            SampleTraffic traffic,
            ApplicationEventPublisher events,
            TrafficProperties properties) {
        return new SampleStart(candidates, initial, traffic, events, properties.environment());
    }
}
