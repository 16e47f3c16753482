package dev.homeport.check;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.StateTransition;
import java.util.EnumSet;
import java.util.Set;

/** Which states can still follow (RFC 9293, section 3.3.2, figure 5). */
final class StateDiagram {
    private StateDiagram() {}

    static boolean canReach(ConnectionState from, ConnectionState to) {
        Set<ConnectionState> reached = EnumSet.noneOf(ConnectionState.class);
        collect(from, reached);
        return reached.contains(to);
    }

    private static void collect(ConnectionState from, Set<ConnectionState> reached) {
        for (ConnectionState next : after(from)) {
            if (reached.add(next)) {
                collect(next, reached);
            }
        }
    }

    /**
     * One step on, by RFC 9293's table. An abort leads from everywhere to CLOSED. What is left out: a connection that is CLOSED
     * does not come back, one in SYN-RECEIVED never was the listener itself, and no socket call sends on a listener.
     */
    private static Set<ConnectionState> after(ConnectionState from) {
        Set<ConnectionState> next = EnumSet.noneOf(ConnectionState.class);
        if (from == ConnectionState.CLOSED) {
            return next;
        }
        next.add(ConnectionState.CLOSED);
        for (StateTransition each : StateTransition.from(from)) {
            boolean ofListeners = each.to() == ConnectionState.LISTEN
                    || (from == ConnectionState.LISTEN && each.to() == ConnectionState.SYN_SENT);
            if (!ofListeners) {
                next.add(each.to());
            }
        }
        return next;
    }
}
