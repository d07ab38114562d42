package dev.slipway.signature;

import java.util.ArrayList;
import java.util.List;

/**
 * How something was built, as its builder attests it: SLSA provenance v1.
 *
 * @param digests SHA-256 of what was built, lower-case hex
 * @param parameters names of what the build was told from outside
 * @param commits of the sources that went in
 */
public record SlsaProvenance(
        String builder, String buildType, List<String> digests, List<String> parameters, List<String> commits) {

    private static final String PREDICATE = "https://slsa.dev/provenance/v1";

    /** @throws UnreadableSignature when the statement is no such provenance */
    public static SlsaProvenance of(InTotoStatement statement) {
        if (!statement.predicateType().equals(PREDICATE)) {
            throw new UnreadableSignature("The statement must be of predicate type " + PREDICATE + "; found '"
                    + statement.predicateType() + "'.");
        }
        SignatureJson predicate =
                SignatureJson.parse("The statement", statement.predicate()).object("predicate");
        SignatureJson build = predicate.object("buildDefinition");
        List<String> parameters = new ArrayList<>();
        build.object("externalParameters").node().fieldNames().forEachRemaining(parameters::add);
        return new SlsaProvenance(
                predicate.object("runDetails").object("builder").text("id"),
                build.text("buildType"),
                statement.digests(),
                List.copyOf(parameters),
                commits(build));
    }

    private static List<String> commits(SignatureJson build) {
        if (!build.has("resolvedDependencies")) {
            return List.of();
        }
        return build.objects("resolvedDependencies").stream()
                .filter(source -> source.has("digest"))
                .map(source -> source.object("digest"))
                .filter(digest -> digest.has("gitCommit"))
                .map(digest -> digest.text("gitCommit"))
                .toList();
    }
}
