package dev.slipway.rollout;

import java.util.Map;

/**
 * What a second person saw in production, typed in without knowing what should be there.
 *
 * @param serving version that answers people, {@code off} for none
 * @param percent share of the requests that it answers, 0 to 100
 * @param ready version that stands beside it without a request, {@code none} for none
 * @param digests by type and name of the component: whole, or the first and the last eight digits around an ellipsis
 * @param answering whether what serves answered, or nothing does
 */
public record Seen(String serving, int percent, String ready, Map<String, String> digests, boolean answering) {

    public static final String OFF = "off";
    public static final String NONE = "none";

    public Seen {
        digests = Map.copyOf(digests);
    }
}
