package dev.homeport.testkit;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Port;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import java.time.Duration;
import java.util.Optional;

/**
 * Opens the lab's sockets in a test: the peers of a program under test. Each remembers the line that opened it. All are on
 * 127.0.0.1; all are closed with the lab.
 */
public final class Sockets {
    private static final Duration USUAL_WITHIN = Duration.ofSeconds(5);
    private static final int BACKLOG = 50;

    private final Lab lab;
    private final Duration within;

    /** What waits, waits at most 5 seconds; {@link #within} changes that. */
    public Sockets(Lab lab) {
        this(lab, USUAL_WITHIN);
    }

    private Sockets(Lab lab, Duration within) {
        this.lab = lab;
        this.within = within;
    }

    /** The same sockets, where what waits may take so long. */
    public Sockets within(Duration atMost) {
        return new Sockets(lab, atMost);
    }

    /** Listens on a port that the system chooses. */
    public Listener listen() throws LabException {
        return listen(new Port(0));
    }

    /** @throws LabException PORT_TAKEN, PERMISSION */
    public Listener listen(Port at) throws LabException {
        return listen(at, act());
    }

    Listener listen(Port at, Act act) throws LabException {
        LedgerEntry entry = lab.listen(Endpoint.loopback(at.number()), null, BACKLOG, true, false, act);
        return new Listener(this, entry.name(), eyes());
    }

    /** @throws LabException REFUSED, TIMED_OUT */
    public Connection connect(Port to) throws LabException {
        return connection(
                lab.connect(Endpoint.loopback(to.number()), null, act()).name());
    }

    /**
     * As {@link #connect}, and a failed attempt is no exception: an assertion can say how it failed.
     *
     * @throws LabException where not even an attempt could be made
     */
    public Connection tryToConnect(Port to) throws LabException {
        long before = lab.mark();
        try {
            return connect(to);
        } catch (LabException failed) {
            // The failed attempt stays in the ledger, under a name that the lab gave it.
            Optional<LedgerEntry> attempt = lab.ledger().stream()
                    .filter(each -> each.kind() == SocketKind.CONNECTION && each.firstEvent() > before)
                    .findFirst();
            return connection(attempt.orElseThrow(() -> failed).name());
        }
    }

    /** A UDP socket on a port that the system chooses. */
    public Datagrams bindUdp() throws LabException {
        return bindUdp(act());
    }

    Datagrams bindUdp(Act act) throws LabException {
        return datagrams(lab.udp().bind(Endpoint.loopback(0), null, false, act).name());
    }

    /** A UDP socket for that one peer: only such a socket is told that nobody has the peer's port. */
    public Datagrams connectUdp(Port to) throws LabException {
        return datagrams(
                lab.udp().connect(Endpoint.loopback(to.number()), null, act()).name());
    }

    Connection accepted(String listener) throws LabException {
        return connection(lab.accept(listener, null, act()).name());
    }

    Port portOf(String name) {
        return lab.find(name)
                .map(LedgerEntry::local)
                .map(local -> new Port(local.port()))
                .orElseThrow(() -> new IllegalStateException(name + " has no port"));
    }

    LabException noEnd(String connection, LabException timedOut) {
        return new LabException(
                Trouble.TIMED_OUT,
                connection + " saw no end of stream within " + within.toMillis() + " ms: the peer has not closed",
                "`receive(COUNT)` takes what came; halfClose() tells the peer that no more comes",
                timedOut);
    }

    Lab lab() {
        return lab;
    }

    Act act() {
        return new Act(OpenedAt.line(), within, new Cancellation());
    }

    private Connection connection(String name) {
        return new Connection(this, name, eyes());
    }

    private Datagrams datagrams(String name) {
        return new Datagrams(this, name, eyes());
    }

    private Eyes eyes() {
        return LabEyes.of(lab);
    }
}
