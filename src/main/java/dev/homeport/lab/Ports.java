package dev.homeport.lab;

import dev.homeport.kernel.Holders;
import dev.homeport.kernel.Kernel;
import dev.homeport.kernel.SystemRanges;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Exam;
import dev.homeport.net.FileHolder;
import dev.homeport.net.Holder;
import dev.homeport.net.Observed;
import dev.homeport.net.PortRange;
import dev.homeport.net.PortUse;
import dev.homeport.net.Probed;
import dev.homeport.net.RangeFact;
import dev.homeport.net.Transport;
import dev.homeport.net.UnixPath;
import java.net.Inet4Address;
import java.util.List;
import java.util.Set;

/** Ports of this machine, whoever holds them. Safe to use from several threads. */
public final class Ports {
    private final Holders holders;
    private final Signals signals;

    private final Kernel kernel;
    private final Ledger ledger;
    private final Waiters waiters;

    Ports(Kernel kernel, Ledger ledger, Waiters waiters) {
        this.kernel = kernel;
        this.ledger = ledger;
        this.waiters = waiters;
        holders = new Holders(kernel);
        signals = new Signals(holders);
    }

    /**
     * Every process that listens on the TCP port or has a UDP socket bound to it, at most 50; several where they share a
     * socket (fork(2)) or a port (SO_REUSEPORT, socket(7)).
     */
    public Observed<List<Holder>> holders(int port) {
        return holders.of(port);
    }

    /**
     * Every process that has the TCP port as its end of a connection, at most 50. What the kernel alone works on still, as in
     * TIME-WAIT, has none.
     */
    public Observed<List<Holder>> connected(int port) {
        return holders.ofConnections(port);
    }

    /**
     * Who has the TCP port, by the kernel's table, by this lab's ledger, and where the table shows no listener by binding it for
     * an instant on 127.0.0.1 and ::1.
     */
    public PortUse use(int port) {
        return PortUse.of(
                Transport.TCP,
                port,
                kernel.table(),
                ledger.open(),
                BindTries.where(kernel, port).orElse(List.of()));
    }

    /**
     * Whether what listens on [::] takes IPv4 as well (IPV6_V6ONLY, ipv6(7)), by trying to bind an address of IPv4 beside
     * it. Unseen where another listens on IPv4.
     */
    public Observed<Boolean> takesIpv4(int port) {
        PortUse now = PortUse.of(Transport.TCP, port, kernel.table(), List.of(), List.of());
        if (now.taking().stream().anyMatch(row -> row.local().address() instanceof Inet4Address)) {
            return Observed.unseen("IPv4 has a listener of its own");
        }
        return BindTries.takesIpv4(port);
    }

    /**
     * At which addresses of this machine a port is asked where none is named: where the kernel's table says that somebody is,
     * 127.0.0.1 first, then ::1, then the others of loopback; 127.0.0.1 and ::1 where it shows nobody.
     */
    public List<Endpoint> addresses(Transport transport, int port) {
        return PortAddresses.of(kernel.table(), transport, port);
    }

    /** Every process that has a socket bound to the file, at most 50; as {@link #holders(int)}. */
    public Observed<List<FileHolder>> holders(UnixPath file) {
        return holders.of(file);
    }

    /**
     * Sends SIGTERM, or SIGKILL by force, after making sure that the process is still the one that was seen and still holds
     * the port. On Windows both end it at once.
     *
     * @return false if it is not that process any more, or holds the port no more; then nothing was sent
     * @throws LabException PERMISSION; OTHER for this program's own process and for process 1, which are never ended
     */
    public boolean signal(Holder to, boolean force) throws LabException {
        return signals.send(to, force);
    }

    /**
     * Waits until the process holds the port no more.
     *
     * @return false if the act's deadline is over first
     * @throws LabException CANCELLED
     */
    public boolean awaitLetGo(Holder holder, Act act) throws LabException {
        return signals.awaitLetGo(holder, act);
    }

    /**
     * The ports on which another program listened, or had a UDP socket, at any look of this lab's at the kernel's table: it can
     * be gone by now.
     */
    public Set<Integer> heldElsewhere() {
        return kernel.heldElsewhere();
    }

    /** The range from which the kernel picks ephemeral ports, read from the kernel. */
    public Observed<PortRange> ephemeralRange() {
        return kernel.ephemeralRange();
    }

    /** The ports that this system sets apart, beside its ephemeral range: reserved, excluded, unprivileged. */
    public List<RangeFact> systemRanges() {
        return SystemRanges.read(System.getProperty("os.name", ""));
    }

    /**
     * Connects to a TCP port and sends nothing; if it is accepted, waits for a first word of the server, at most a second.
     * The server can notice: it sees a client that says nothing and leaves.
     *
     * @param act its deadline is for the handshake
     * @throws LabException EXPOSED (not on loopback), CANCELLED, OTHER
     */
    public Probed probe(Endpoint to, Act act) throws LabException {
        return new PortProbe(waiters, act).tcp(to);
    }

    /**
     * As {@link #probe(Endpoint, Act)}, of a socket's file.
     *
     * @throws LabException NO_SUCH_SOCKET (no such file), CANCELLED, OTHER
     */
    public Probed probe(UnixPath to, Act act) throws LabException {
        return new PortProbe(waiters, act).unix(to);
    }

    /**
     * Sends one datagram of one byte, a newline, to a UDP port and waits for an answer, or for the kernel's word that nobody is there.
     *
     * @throws LabException EXPOSED (not on loopback), CANCELLED, OTHER
     */
    public Probed probeUdp(Endpoint to, Act act) throws LabException {
        return new PortProbe(waiters, act).udp(to);
    }

    /**
     * Looks at what lessons and verbs need of this machine: loopback, names, ports, proxies, limits. Takes at most 5 s; what
     * has not come back by then could not be looked at.
     */
    public List<Exam> examine(Act act) {
        return new Exams(kernel).all(act.cancellation());
    }
}
