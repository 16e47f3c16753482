package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.util.List;

/** What closing a connection sent, by the wire log. */
final class Ended {
    private Ended() {}

    static String closed(Lab lab, LedgerEntry connection) {
        for (WireEvent.What each : events(lab, connection)) {
            if (each instanceof WireEvent.ResetByClose it) {
                return "closed " + connection.name() + ": " + Shown.count(it.unread(), "byte")
                        + " unread, so it sent RST in place of FIN";
            }
        }
        return "closed " + connection.name();
    }

    static String aborted(Lab lab, LedgerEntry connection) {
        boolean sent = events(lab, connection).stream().anyMatch(WireEvent.Aborted.class::isInstance);
        return sent
                ? "aborted " + connection.name() + ": sent RST"
                : "closed " + connection.name() + ": nothing of it was left to reset";
    }

    private static List<WireEvent.What> events(Lab lab, LedgerEntry connection) {
        return lab.events().stream()
                .filter(each ->
                        each.number() >= connection.firstEvent() && each.name().equals(connection.name()))
                .map(WireEvent::what)
                .toList();
    }
}
