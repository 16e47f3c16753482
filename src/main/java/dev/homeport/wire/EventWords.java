package dev.homeport.wire;

import dev.homeport.net.WireEvent;

/** Words for what happened at one end and does not go over by itself. */
final class EventWords {
    private EventWords() {}

    /** Fits in a drawing: short, and without the name of the end, which stands above. */
    static String of(WireEvent.What what) {
        if (what instanceof WireEvent.Answered it) {
            return "answered " + it.method() + " " + it.target() + " with " + it.status();
        } else if (what instanceof WireEvent.Requested it) {
            return "requested " + it.method() + " " + it.target() + ", answered with " + it.status();
        } else if (what instanceof WireEvent.Failed it) {
            return "failed: " + it.reason();
        } else if (what instanceof WireEvent.Faulted it) {
            return "fault " + it.fault() + ": " + it.detail();
        } else if (what instanceof WireEvent.Swarmed it) {
            return swarm(it);
        } else if (what instanceof WireEvent.Bound) {
            return "bound";
        } else if (what instanceof WireEvent.BindRefused it) {
            return "refused to bind: " + it.reason();
        } else if (what instanceof WireEvent.Listening it) {
            return "listening, backlog " + it.backlog();
        }
        return ofTls(what);
    }

    private static String ofTls(WireEvent.What what) {
        if (what instanceof WireEvent.Secured it) {
            return "encrypted: " + it.version();
        } else if (what instanceof WireEvent.SentCloseNotify) {
            return "sent close_notify";
        } else if (what instanceof WireEvent.CloseNotified) {
            return "close_notify came";
        } else if (what instanceof WireEvent.CutShort) {
            return "cut short: FIN without close_notify";
        }
        throw new IllegalStateException("no words for " + what.getClass().getSimpleName());
    }

    private static String swarm(WireEvent.Swarmed it) {
        String clients = it.clients() == 0 ? "no client connected" : count(it.clients(), "client");
        String messages = it.messages() == 0 ? "nothing" : count(it.messages(), "message");
        return clients
                + (it.clients() == 0 ? "" : ", " + messages + " echoed")
                + (it.failed() == 0 ? "" : ", " + it.failed() + " in trouble");
    }

    private static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static String bytes(long count, boolean datagram) {
        return (datagram ? "datagram of " : "") + count(count, "byte");
    }
}
