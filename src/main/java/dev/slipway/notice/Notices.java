package dev.slipway.notice;

/** The outbox: what is put in is sent after the caller's transaction, and never when that is rolled back. */
public interface Notices {

    /** Puts in one mail for each recipient; a key that an address had before is left out. */
    void send(Notice notice);

    /** Whether anything was ever put in under the key. */
    boolean holds(String key);
}
