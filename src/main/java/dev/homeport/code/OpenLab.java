package dev.homeport.code;

import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import java.io.IOException;
import java.util.List;

/** The variable {@code lab}: what verbs open, opened from Java. Everything is on 127.0.0.1. */
public final class OpenLab {
    private final Bench bench;

    OpenLab(Bench bench) {
        this.bench = bench;
    }

    /**
     * Listens, as {@code listen} does.
     *
     * @param port 0 asks the system to choose
     */
    public Listener listen(int port) throws IOException {
        return new Listener(port);
    }

    /** Connects, as {@code connect} does. */
    public Connection connect(int port) throws IOException {
        Connection connection = new Connection();
        connection.connect(Endpoint.loopback(port).toSocketAddress());
        return connection;
    }

    /**
     * Starts an echo server, as {@code echo} does.
     *
     * @param port 0 asks the system to choose
     */
    public Server echo(int port) throws IOException {
        try {
            LedgerEntry entry = bench.lab().echo(Endpoint.loopback(port), bench.takeName(), false, bench.act(null));
            return new Server(new Opened(bench.lab(), entry), entry);
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
    }

    /**
     * Starts a web server without pages, as {@code serve} does.
     *
     * @param port 0 asks the system to choose
     */
    public Server serve(int port) throws IOException {
        try {
            LedgerEntry entry = bench.lab().serve(Endpoint.loopback(port), bench.takeName(), false, bench.act(null));
            return new Server(new Opened(bench.lab(), entry), entry);
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
    }

    /**
     * Binds a UDP socket, as {@code udp bind} does.
     *
     * @param port 0 asks the system to choose
     */
    public Datagrams udp(int port) throws IOException {
        return new Datagrams(port);
    }

    /** The names of all that is open, as {@code sockets} lists them. */
    public List<String> names() {
        return bench.lab().ledger().stream()
                .filter(LedgerEntry::open)
                .map(LedgerEntry::name)
                .toList();
    }

    @Override
    public String toString() {
        return "the playground, with " + names().size() + " open";
    }
}
