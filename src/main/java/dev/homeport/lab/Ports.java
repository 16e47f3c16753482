package dev.homeport.lab;

import dev.homeport.net.Holder;
import dev.homeport.net.Observed;
import java.util.List;

/** Ports of this machine, whoever holds them. Safe to use from several threads. */
public final class Ports {
    private final Holders holders;
    private final Signals signals;

    Ports(Kernel kernel) {
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
}
