package dev.homeport.lab;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the ledger, the wire log and the proxy's tally are told of one relayed connection: of a probe, nothing. */
final class RelayEntries {
    private final ProxyDesk desk;
    private final boolean probe;
    private final String clientName;
    private final String targetName;
    private long connectingFirst;

    RelayEntries(ProxyDesk desk, long number, boolean probe) {
        this.desk = desk;
        this.probe = probe;
        clientName = desk.name() + "." + number;
        targetName = clientName + ".target";
    }

    String clientName() {
        return clientName;
    }

    String targetName() {
        return targetName;
    }

    boolean isProbe() {
        return probe;
    }

    /** Where its sides enter what they do; null for a probe. */
    @Nullable
    Home home() {
        return probe ? null : desk.home();
    }

    /** @throws LabException if the lab was closed meanwhile */
    void accepted(Side client) throws LabException {
        if (probe) {
            return;
        }
        desk.home().log().lock();
        try {
            enter(client, new WireEvent.Accepted(desk.name()));
            connectingFirst = desk.home().log().add(targetName, null, desk.target(), new WireEvent.Connecting());
        } finally {
            desk.home().log().unlock();
        }
    }

    /** @throws LabException if the lab was closed meanwhile */
    void connected(Side target) throws LabException {
        if (!probe) {
            enter(target, new WireEvent.Connected());
        }
    }

    private void enter(Side side, WireEvent.What what) throws LabException {
        desk.home()
                .enter(
                        side.name(),
                        SocketKind.CONNECTION,
                        side.local(),
                        side.remote(),
                        desk.name(),
                        desk.line(),
                        side,
                        what);
    }

    /** The target's own conversation gets the outcome, the client's the reason why it is ended. */
    void unreached(Side client, WireEvent.What outcome) {
        if (probe) {
            return;
        }
        desk.tally().refused.incrementAndGet();
        desk.home().log().add(targetName, null, desk.target(), outcome);
        desk.home()
                .ledger()
                .failed(new LedgerEntry(
                        targetName,
                        SocketKind.CONNECTION,
                        null,
                        desk.target(),
                        desk.name(),
                        false,
                        desk.line(),
                        Instant.now(),
                        connectingFirst));
        client.log(new WireEvent.Failed("the target " + desk.target() + " " + inWords(outcome)));
    }

    /** The bytes that went on. */
    void moved(boolean forServer, int count) {
        if (!probe) {
            (forServer ? desk.tally().toServer : desk.tally().toClient).addAndGet(count);
        }
    }

    /** The bytes that came, for who listens in. */
    void seen(boolean forServer, byte[] bytes) {
        TapFeed feed = desk.feed();
        if (feed != null && !probe) {
            feed.offer(clientName, forServer, bytes);
        }
    }

    static WireEvent.What outcome(IOException failed) {
        if (Troubles.isRefused(failed)) {
            return new WireEvent.Refused();
        }
        if (Troubles.isTryAgain(failed)) {
            return new WireEvent.Failed("its queue of connections is full");
        }
        return Troubles.isReset(failed) ? new WireEvent.WasReset() : new WireEvent.Failed(Reason.of(failed));
    }

    private static String inWords(WireEvent.What outcome) {
        if (outcome instanceof WireEvent.Refused) {
            return "refused";
        } else if (outcome instanceof WireEvent.TimedOut) {
            return "did not answer";
        } else if (outcome instanceof WireEvent.WasReset) {
            return "sent RST";
        }
        return outcome instanceof WireEvent.Failed failed ? "was not reached: " + failed.reason() : "was not reached";
    }
}
