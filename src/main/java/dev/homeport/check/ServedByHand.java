package dev.homeport.check;

import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.SocketKind;
import java.util.List;
import java.util.Optional;

/**
 * Whether a probe would knock at a door that somebody opens by hand: it would take the place in the queue that an
 * {@code accept} is waiting for. Not of HTTP: there the lab passes over such a door, as the URL may lead to others too.
 */
public final class ServedByHand {
    private ServedByHand() {}

    /**
     * The verdict that stands in for the probe; empty if the check may look.
     *
     * @param unattended what no program takes connections or datagrams from
     */
    public static Optional<Verdict> verdict(Check check, List<LedgerEntry> unattended) {
        for (Look<?> look : check.looks()) {
            Optional<LedgerEntry> byHand = unattended.stream()
                    .filter(e -> e.open() && e.kind() == servedByHand(look) && port(e) == probedPort(look))
                    .findFirst();
            if (byHand.isPresent()) {
                return Optional.of(verdict(check, byHand.get()));
            }
        }
        return Optional.empty();
    }

    private static Verdict verdict(Check check, LedgerEntry entry) {
        String name = entry.name();
        String why = entry.kind() == SocketKind.DATAGRAM
                ? " is a UDP socket: each datagram waits for a recv by hand"
                : " is a listener: each connection waits for an accept by hand";
        return new Verdict.NotYet(new Finding(
                check.sentence(), name + why, "close it and start a server that answers by itself: close " + name));
    }

    private static int port(LedgerEntry entry) {
        Endpoint local = entry.local();
        return local == null ? -1 : local.port();
    }

    private static SocketKind servedByHand(Look<?> look) {
        return look instanceof Look.UdpEcho ? SocketKind.DATAGRAM : SocketKind.LISTENER;
    }

    private static int probedPort(Look<?> look) {
        if (look instanceof Look.UdpEcho echo) {
            return echo.port();
        }
        if (look instanceof Look.Echo echo) {
            return echo.port();
        }
        return look instanceof Look.ManyClients many ? many.port() : -2;
    }
}
