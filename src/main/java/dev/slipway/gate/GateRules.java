package dev.slipway.gate;

import java.util.List;

/** The rules that may deny; a rule that cannot be evaluated must appear as a denial, never be left out. */
public interface GateRules {

    List<Denial> denials(GatePoint point, GateFacts facts);

    /** Which rules these are, for the record. */
    String version();
}
