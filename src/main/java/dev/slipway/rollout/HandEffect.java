package dev.slipway.rollout;

import java.util.Arrays;

/** What people may be told to do in production or on staging with their own hands. */
public enum HandEffect {
    PLACE("place", "put the candidate in place, without a person's request"),
    SWITCH("switch", "give the candidate all requests"),
    HALT("halt", "give all requests back to the stable version and take the candidate out"),
    TAKE_BACK("takeBack", "bring the former version back"),
    OFF("off", "switch the system off"),
    STAGE("stage", "put the candidate on staging"),
    REHEARSE("rehearse", "roll the rehearsed version out on staging, ready to go back from"),
    COME_BACK("comeBack", "bring back what the rehearsal on staging is to come back to");

    private final String id;
    private final String words;

    HandEffect(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** As models and the ledger name it. */
    public String id() {
        return id;
    }

    public String inWords() {
        return words;
    }

    /** Going back is never held up, and never waits. */
    public boolean isProtective() {
        return this == HALT || this == TAKE_BACK || this == OFF || this == COME_BACK;
    }

    /** Done on staging, where nobody is served. */
    public boolean isOnStaging() {
        return this == STAGE || isRehearsal();
    }

    /** Done for a drill, which no release holds up. */
    public boolean isRehearsal() {
        return this == REHEARSE || this == COME_BACK;
    }

    /** @throws IllegalArgumentException when there is no such effect */
    public static HandEffect of(String id) {
        return Arrays.stream(values())
                .filter(effect -> effect.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no work by hand named '" + id + "'."));
    }
}
