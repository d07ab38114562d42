package dev.slipway.process.notify;

import java.time.Instant;

/**
 * A meeting of a release.
 *
 * @param name tells the meetings of one release apart, such as {@code approval}
 * @param sequence 0 at first, higher with each change; the same again is the same invitation
 * @param place a room or the address of a call
 */
public record Meeting(
        String name, int sequence, String title, String agenda, Instant start, Instant end, String place) {}
