package dev.homeport.wire;

import dev.homeport.net.WireEvent;
import java.util.Locale;

/** Words for what happened at one end and does not go over by itself. */
final class EventWords {
    private EventWords() {}

    /** A kind that is not known here is told by its own name: {@code TlsHandshake} reads as {@code tls handshake}. */
    static String of(WireEvent.What what) {
        if (what instanceof WireEvent.Answered it) {
            return "answered " + it.method() + " " + it.target() + " with " + it.status();
        } else if (what instanceof WireEvent.Failed it) {
            return "failed: " + it.reason();
        } else if (what instanceof WireEvent.Faulted it) {
            return "fault " + it.fault() + ": " + it.detail();
        } else if (what instanceof WireEvent.Bound) {
            return "bound";
        } else if (what instanceof WireEvent.Listening it) {
            return "listening, backlog " + it.backlog();
        }
        StringBuilder words = new StringBuilder();
        for (char each : what.getClass().getSimpleName().toCharArray()) {
            if (Character.isUpperCase(each) && words.length() > 0) {
                words.append(' ');
            }
            words.append(each);
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    static String bytes(long count, boolean datagram) {
        return (datagram ? "datagram of " : "") + count + (count == 1 ? " byte" : " bytes");
    }
}
