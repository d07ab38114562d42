package dev.slipway.sample;

import java.util.List;

/**
 * One version of a sample system as CI would hand it in.
 *
 * @param seed of everything that is random about it
 * @param manifest the text of its compliance manifest
 * @param parts what ships
 * @param evaluated what CI evaluated; not what ships where CI made a mistake
 * @param cases the data set of CI and staging
 */
record SampleVersion(
        String version,
        long seed,
        String changes,
        String manifest,
        List<Part> parts,
        List<Part> evaluated,
        List<TestCase> cases) {

    SampleVersion {
        parts = List.copyOf(parts);
        evaluated = List.copyOf(evaluated);
        cases = List.copyOf(cases);
    }
}
