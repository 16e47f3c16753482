package dev.homeport.wire;

/** The two ends of a conversation. */
public enum Side {
    /** Who connected, or sent first; it stands on the left. */
    NEAR,
    FAR;

    public Side other() {
        return this == NEAR ? FAR : NEAR;
    }
}
