package dev.slipway.notice;

/**
 * A mail left; published once, in the transaction that notes it.
 *
 * @param id of the mail, the first part of its Message-ID
 * @param recipient name, not address
 * @param way {@code smtp} or {@code file}
 * @param attempts the successful one included
 */
public record NoticeDelivered(String id, String key, String about, String recipient, String way, int attempts) {}
