package dev.homeport.wire;

import dev.homeport.net.ConnectionState;
import java.util.EnumSet;
import java.util.Set;
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
    private final Set<Side> arrived = EnumSet.noneOf(Side.class);

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

    /** The other end's FIN is here; once. */
    void finArrives(Side side) {
        if (!arrived.add(side)) {
            return;
        }
        ConnectionState before = of(side);
        if (before == ConnectionState.ESTABLISHED) {
            set(side, ConnectionState.CLOSE_WAIT);
        } else {
            // A FIN that acknowledges ours: its sender was in CLOSE-WAIT. Else it could be CLOSING.
            boolean acknowledged = before == ConnectionState.FIN_WAIT_2
                    || (before == ConnectionState.FIN_WAIT_1 && of(side.other()) == ConnectionState.LAST_ACK);
            set(side, acknowledged ? ConnectionState.TIME_WAIT : null);
        }
    }

    /** Whether the end waits for nothing but the acknowledgment of its FIN. */
    boolean awaitsAck(Side side) {
        return of(side) == ConnectionState.FIN_WAIT_1 || of(side) == ConnectionState.LAST_ACK;
    }

    /** The end's FIN is acknowledged. */
    void ackArrives(Side side) {
        set(side, of(side) == ConnectionState.LAST_ACK ? ConnectionState.CLOSED : ConnectionState.FIN_WAIT_2);
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
