package dev.slipway.approval;

import java.time.Duration;

/**
 * How long a role took to answer.
 *
 * @param answers how many it gave
 * @param median half of them came within that time from the opening of their round
 * @param longest the last of them came after that time
 */
public record ApprovalLatency(String role, int answers, Duration median, Duration longest) {}
