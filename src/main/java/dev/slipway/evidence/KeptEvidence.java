package dev.slipway.evidence;

/**
 * Where handed-in bytes lie now.
 *
 * @param added false when the same bytes were there already
 */
public record KeptEvidence(EvidenceDocument document, boolean added) {}
