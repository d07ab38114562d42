package dev.slipway.supplychain;

import dev.slipway.signature.DsseEnvelope;
import dev.slipway.signature.InTotoStatement;
import dev.slipway.signature.SignatureJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The bill of materials inside a signed statement about an image. */
final class AttestedSbom {

    private static final List<String> PREDICATES = List.of("https://cyclonedx.org/bom", "https://spdx.dev/Document");

    private AttestedSbom() {}

    /** Empty when the statement is of another kind or about something else. */
    static Optional<byte[]> of(DsseEnvelope signed, String digest) {
        InTotoStatement statement = InTotoStatement.of(signed);
        boolean about = statement.digests().contains(digest.substring("sha256:".length()));
        return about && PREDICATES.stream().anyMatch(statement.predicateType()::startsWith)
                ? Optional.of(predicate(statement))
                : Optional.empty();
    }

    private static byte[] predicate(InTotoStatement statement) {
        return SignatureJson.parse("The statement", statement.predicate())
                .object("predicate")
                .node()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
