package dev.slipway.notice;

/** A way on which a mail leaves. */
interface Delivery {

    /** How the way is called in records. */
    String way();

    /** Where mails go, for the log at start. */
    String destination();

    /** @throws DeliveryFailed when it did not leave, as far as is known */
    void deliver(Mail mail, byte[] message) throws DeliveryFailed;
}
