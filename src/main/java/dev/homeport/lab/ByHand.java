package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.PortAnswers.Spared;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a probe would meet a socket of the lab that a learner serves by hand. It would take the place in the queue that an
 * accept or a recv is waiting for. The lab's own relays are followed; where another program leads cannot be known.
 */
final class ByHand {
    private final Ledger ledger;

    ByHand(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param bound what has the port at the address by the kernel's table; null where it does not tell */
    Optional<Spared> behind(Endpoint asked, @Nullable Endpoint bound, Transport transport) {
        List<String> through = new ArrayList<>();
        Address next = asked;
        Endpoint first = bound;
        // Loops are refused when relays are opened.
        while (through.size() < Ledger.MOST) {
            LedgerEntry there = at(next, first, transport);
            if (there == null) {
                return Optional.empty();
            }
            if (there.kind().isRelay()) {
                Address target = target(there.name());
                if (target == null) {
                    return Optional.empty();
                }
                through.add(there.name());
                next = target;
                first = null;
            } else {
                return isByHand(there)
                        ? Optional.of(new Spared(asked, there.name(), transport == Transport.UDP, through))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The lab's own socket that gets what comes for the address. */
    private @Nullable LedgerEntry at(Address asked, @Nullable Endpoint bound, Transport transport) {
        LedgerEntry best = null;
        int most = 0;
        for (LedgerEntry each : ledger.open()) {
            boolean fits = transport == Transport.UDP
                    ? each.kind().isDatagram()
                    : each.kind().listens();
            int rank = !fits || (bound != null && !bound.equals(each.local())) ? 0 : rank(each, asked);
            if (rank > most) {
                most = rank;
                best = each;
            }
        }
        return best;
    }

    private static int rank(LedgerEntry entry, Address asked) {
        Endpoint local = entry.local();
        if (local != null && asked instanceof Endpoint to) {
            return local.port() == to.port() ? ProbePlaces.rank(local.address(), to.address()) : 0;
        }
        return asked.equals(entry.localAddress()) ? 1 : 0;
    }

    private boolean isByHand(LedgerEntry entry) {
        return (entry.kind() == SocketKind.LISTENER || entry.kind() == SocketKind.DATAGRAM)
                && ledger.unattended().stream()
                        .anyMatch(each -> each.name().equals(entry.name()) && each.firstEvent() == entry.firstEvent());
    }

    private @Nullable Address target(String relay) {
        try {
            return ledger.held(relay, ProxyServer.class, SocketKind.PROXY.word())
                    .target();
        } catch (LabException gone) {
            return null;
        }
    }
}
