package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A connection that a learner's Java is about to make. One of the two outcomes is to be told. */
public final class GuestAttempt {
    private final String name;
    private final Address to;
    private final Home home;
    private final Troubles.Holder holder;
    private final Act act;
    private final long first;
    private final Instant began = Instant.now();
    private final AtomicBoolean over = new AtomicBoolean();

    /** @param name reserved; given back by either outcome */
    GuestAttempt(String name, Address to, Home home, Troubles.Holder holder, Act act) {
        this.name = name;
        this.to = to;
        this.home = home;
        this.holder = holder;
        this.act = act;
        this.first = home.log().add(name, null, to, new WireEvent.Connecting());
    }

    /**
     * The handshake is done.
     *
     * @param local null where it is not known
     * @param closes ends the connection
     * @throws LabException CLOSED: the lab was closed meanwhile
     */
    public GuestSocket connected(@Nullable Address local, Address remote, Runnable closes) throws LabException {
        over.set(true);
        GuestSocket socket = new GuestSocket(name, local, remote, false, home, closes);
        try {
            home.enter(name, SocketKind.CONNECTION, local, remote, null, act.line(), socket, new WireEvent.Connected());
            return socket;
        } finally {
            home.ledger().release(name);
        }
    }

    /** It did not come about; a second call does nothing. Returns the reason and the next move in the lab's words. */
    public LabException failed(IOException failed) {
        LabException reason = to instanceof Endpoint endpoint
                ? Troubles.ofConnect(failed, endpoint, holder)
                : Troubles.other("could not connect to " + to, failed);
        if (over.compareAndSet(false, true)) {
            WireEvent.What outcome = Troubles.isRefused(failed)
                    ? new WireEvent.Refused()
                    : failed instanceof SocketTimeoutException
                            ? new WireEvent.TimedOut(Duration.between(began, Instant.now()))
                            : new WireEvent.Failed(Reason.of(failed));
            home.log().lock();
            try {
                home.log().add(name, null, to, outcome);
                home.ledger()
                        .failed(new LedgerEntry(
                                name, SocketKind.CONNECTION, null, to, null, false, act.line(), began, first));
            } finally {
                home.log().unlock();
                home.ledger().release(name);
            }
        }
        return reason;
    }
}
