package dev.slipway.notice;

/**
 * A mail failed for so long that it is not tried any more; published once, in the transaction that notes it.
 *
 * @param id of the mail
 * @param recipient name, not address
 * @param reason of the last failure
 */
public record NoticeGivenUp(String id, String key, String about, String recipient, int attempts, String reason) {}
