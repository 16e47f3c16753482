package dev.homeport.code;

import dev.homeport.net.LedgerEntry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * A listener of the lab as a {@link ServerSocket}. {@code new ServerSocket(...)} in the Java prompt makes one, and the lab's
 * own listeners are variables of this type. Where no address is given it listens on 127.0.0.1 only.
 */
public class Listener extends ServerSocket {
    private final LabTcp tcp;

    /** Not bound yet. */
    public Listener() throws IOException {
        this(new LabTcp(Benches.ofCaller()));
    }

    /** @throws IOException the port is taken or needs permission */
    public Listener(int port) throws IOException {
        this(port, 0);
    }

    /** @throws IOException the port is taken or needs permission */
    public Listener(int port, int backlog) throws IOException {
        this(port, backlog, InetAddress.getLoopbackAddress());
    }

    /**
     * @param address null stands for 127.0.0.1 here
     * @throws IOException the port is taken, needs permission, or the address is one that others could reach
     */
    public Listener(int port, int backlog, InetAddress address) throws IOException {
        this();
        start(new InetSocketAddress(address == null ? InetAddress.getLoopbackAddress() : address, port), backlog);
    }

    Listener(LabTcp tcp) {
        super(tcp);
        this.tcp = tcp;
    }

    /** Not bound yet. */
    static Listener unbound(Bench bench) {
        return new Listener(new LabTcp(bench));
    }

    /** Listening; null stands for 127.0.0.1. */
    static Listener at(Bench bench, int port, int backlog, @Nullable InetAddress address) throws IOException {
        Listener listener = unbound(bench);
        listener.start(
                new InetSocketAddress(address == null ? InetAddress.getLoopbackAddress() : address, port), backlog);
        return listener;
    }

    /** One that the lab has open already. */
    static Listener of(Bench bench, LedgerEntry entry) throws IOException {
        LabTcp tcp = new LabTcp(bench);
        tcp.adopt(entry);
        Listener listener = new Listener(tcp);
        tcp.adopting(() -> listener.start(new InetSocketAddress(tcp.peer(), tcp.localPort()), 1));
        return listener;
    }

    private void start(InetSocketAddress at, int backlog) throws IOException {
        super.bind(at, backlog);
    }

    /** @param at where it is every address, as of no host named, it is 127.0.0.1 here; null is any port of it */
    @Override
    public void bind(@Nullable SocketAddress at, int backlog) throws IOException {
        super.bind(
                at == null || at instanceof InetSocketAddress
                        ? ListeningChannels.onLoopback((InetSocketAddress) at)
                        : at,
                backlog);
    }

    @Override
    public Connection accept() throws IOException {
        Connection connection = new Connection(new LabTcp(tcp.bench()));
        implAccept(connection);
        return connection;
    }

    /** The port that it listens on. */
    public int port() {
        return getLocalPort();
    }

    /** The lab's name for it. */
    public String name() throws SocketException {
        return tcp.name();
    }

    /** Also where the verb {@code close} has done it. */
    @Override
    public boolean isClosed() {
        return super.isClosed() || tcp.hasEnded();
    }

    @Override
    public String toString() {
        try {
            return tcp.name() + ", listening on " + tcp.ends();
        } catch (SocketException notOpen) {
            return isBound() ? "a closed listener" : "a listener that is not bound";
        }
    }
}
