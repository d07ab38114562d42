package dev.slipway.rollout;

import java.net.URI;

/** The address under which people's requests for a target come in, whichever version answers them. */
public interface TrafficEntry {

    URI address(Target target);
}
