package dev.slipway.approval;

import dev.slipway.signature.EnvelopeSignature;

/** A signature that one of the person's counting keys made over exactly the statement. */
public record VerifiedSignature(SigningKey key, EnvelopeSignature signature) {}
