package dev.slipway.sample;

import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.release.ArtifactFolder;
import dev.slipway.release.ReleaseAssembly;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseCandidates;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A data folder with the whole sample in it. */
record SampleFolder(Path data) {

    static final List<SampleSystem> SYSTEMS = List.of(new CreditScoring(), new SupportAssistant(), new InvoiceSorter());

    static SampleFolder generated(Path data) {
        return generated(data, "2026-06-01T08:00:00Z");
    }

    static SampleFolder generated(Path data, String now) {
        new SampleGenerator(data, Clock.fixed(Instant.parse(now), ZoneOffset.UTC)).generate(SYSTEMS);
        return new SampleFolder(data);
    }

    ReleaseAssembly assembled(String system, String version) {
        return new ReleaseCandidates(new FolderEvidenceStore(data.resolve("evidence"))).assemble(system, version);
    }

    ReleaseCandidate candidate(String system, String version) {
        ReleaseAssembly assembly = assembled(system, version);
        return assembly.found().orElseThrow(() -> new AssertionError(assembly.findings()));
    }

    ArtifactFolder artifacts() {
        return new ArtifactFolder(data.resolve("artifacts"));
    }

    SampleServing serving() {
        return new SampleServing(SYSTEMS, artifacts(), data.resolve("inference"), Clock.systemUTC());
    }
}
