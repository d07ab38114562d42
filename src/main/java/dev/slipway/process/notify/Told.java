package dev.slipway.process.notify;

import java.util.List;

/**
 * Who gets a mail and who has to be told in another way, by name.
 *
 * @param byMail their mail waits in the outbox
 * @param otherwise what stands with them is no mail address
 */
public record Told(List<String> byMail, List<String> otherwise) {}
