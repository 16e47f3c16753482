package dev.homeport.wire;

import dev.homeport.net.ConnectionState;
import org.jspecify.annotations.Nullable;

/**
 * The states in which both ends must be by their own acts (RFC 9293, section 3.3.2, figure 5). Where the acts leave more than
 * one, none is said.
 */
final class States {
    private final boolean tcp;
    private @Nullable ConnectionState near;
    private @Nullable ConnectionState far;
    private boolean nearChanged;
    private boolean farChanged;
    private boolean nearFin;
    private boolean farFin;

    States(boolean tcp) {
        this.tcp = tcp;
    }

    void set(Side side, @Nullable ConnectionState state) {
        if (!tcp) {
            return;
        }
        if (side == Side.NEAR) {
            nearChanged = near != state;
            near = state;
        } else {
            farChanged = far != state;
            far = state;
        }
    }

    @Nullable
    ConnectionState of(Side side) {
        return side == Side.NEAR ? near : far;
    }

    boolean sentFin(Side side) {
        return side == Side.NEAR ? nearFin : farFin;
    }

    /** The end closed, or half-closed, and nothing of its own was sent after. */
    void sendsFin(Side side) {
        ConnectionState before = of(side);
        // The peer's FIN may have come already, unseen by the program: then this is LAST-ACK and not FIN-WAIT-1.
        boolean unclear = sentFin(side.other()) && before == ConnectionState.ESTABLISHED;
        if (side == Side.NEAR) {
            nearFin = true;
        } else {
            farFin = true;
        }
        if (before == ConnectionState.CLOSE_WAIT) {
            set(side, ConnectionState.LAST_ACK);
        } else {
            set(side, before == ConnectionState.ESTABLISHED && !unclear ? ConnectionState.FIN_WAIT_1 : null);
        }
    }

    /** The end saw the end of the stream. */
    void seesFin(Side side) {
        ConnectionState before = of(side);
        if (before == ConnectionState.ESTABLISHED) {
            set(side, ConnectionState.CLOSE_WAIT);
        } else {
            // A FIN that acknowledges ours: its sender was in CLOSE-WAIT. Else it could be CLOSING.
            boolean acknowledges = before == ConnectionState.FIN_WAIT_1 && of(side.other()) == ConnectionState.LAST_ACK;
            set(side, acknowledges ? ConnectionState.TIME_WAIT : null);
        }
    }

    @Nullable
    ConnectionState takeChange(Side side) {
        boolean changed = side == Side.NEAR ? nearChanged : farChanged;
        if (side == Side.NEAR) {
            nearChanged = false;
        } else {
            farChanged = false;
        }
        return changed ? of(side) : null;
    }
}
