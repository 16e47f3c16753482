package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether a wait will be over at once, judged by what the lab's own sockets did. Only decides whether a remark is worth
 * showing: what other programs sent is not seen here.
 */
final class Pending {
    /** A server of the lab is given this long to answer before waiting is worth a remark. */
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final Lab lab;

    Pending(Lab lab) {
        this.lab = lab;
    }

    /** Whether one of the lab's own connections stands in the listener's queue. */
    boolean connection(LedgerEntry listener) {
        return lab.ledger().stream()
                .filter(e -> e.kind() == SocketKind.CONNECTION && e.open() && e.parent() == null)
                .filter(e -> Objects.equals(e.remoteAddress(), listener.localAddress()))
                .anyMatch(e -> lab.ledger().stream()
                        .noneMatch(a -> a.kind() == SocketKind.CONNECTION
                                && a.firstEvent() > listener.firstEvent()
                                && Objects.equals(a.localAddress(), e.remoteAddress())
                                && Objects.equals(a.remoteAddress(), e.localAddress())));
    }

    /** Whether the connection's peer is the lab's own and has sent what was not received yet. */
    boolean data(LedgerEntry connection) {
        Optional<LedgerEntry> server = lab.ledger().stream()
                .filter(e -> e.open() && e.kind().listens() && e.kind() != SocketKind.LISTENER)
                .filter(e -> Objects.equals(e.localAddress(), connection.remoteAddress()))
                .findFirst();
        BooleanSupplier there = () -> peerSentMore(connection)
                || server.filter(s -> answered(s, connection)).isPresent();
        return server.isPresent() ? withinAMoment(there) : there.getAsBoolean();
    }

    private boolean withinAMoment(BooleanSupplier there) {
        long deadline = System.nanoTime() + MOMENT.toNanos();
        while (true) {
            long seen = lab.revision();
            long left = deadline - System.nanoTime();
            if (there.getAsBoolean()) {
                return true;
            }
            try {
                if (left <= 0 || !lab.awaitChange(seen, Duration.ofNanos(left))) {
                    return there.getAsBoolean();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private boolean peerSentMore(LedgerEntry connection) {
        return lab.ledger().stream()
                .filter(e -> Objects.equals(e.localAddress(), connection.remoteAddress())
                        && Objects.equals(e.remoteAddress(), connection.localAddress()))
                .anyMatch(peer -> !peer.open()
                        || happened(peer, WireEvent.HalfClosed.class)
                        || Traffic.of(lab, peer).sent()
                                > Traffic.of(lab, connection).received());
    }

    private boolean happened(LedgerEntry entry, Class<? extends WireEvent.What> what) {
        return lab.events().stream()
                .anyMatch(e ->
                        e.number() >= entry.firstEvent() && e.name().equals(entry.name()) && what.isInstance(e.what()));
    }

    /** Whether the web server answered somebody after the connection last sent. */
    private boolean answered(LedgerEntry server, LedgerEntry connection) {
        long sent = 0;
        long answered = 0;
        for (WireEvent each : lab.events()) {
            if (each.name().equals(connection.name()) && each.what() instanceof WireEvent.Sent) {
                sent = each.number();
            } else if (each.name().equals(server.name()) && each.what() instanceof WireEvent.Answered) {
                answered = each.number();
            }
        }
        return answered > sent;
    }
}
