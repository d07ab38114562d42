package dev.slipway.release;

import dev.slipway.evidence.EvidenceStore;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Artifacts lie below the data folder. */
@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {

    @Bean
    ArtifactFolder artifactFolder(@Value("${slipway.data:./data}") String data) {
        return new ArtifactFolder(Path.of(data, "artifacts"));
    }

    @Bean
    ReleaseCandidates releaseCandidates(EvidenceStore store) {
        return new ReleaseCandidates(store);
    }
}
