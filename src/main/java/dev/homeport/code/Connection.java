package dev.homeport.code;

import dev.homeport.lab.Lab;
import dev.homeport.net.Bytes;
import dev.homeport.net.LedgerEntry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/**
 * A connection of the lab as a {@link Socket}, with two methods more. {@code new Socket(...)} in the Java prompt makes one,
 * and the lab's own connections are variables of this type.
 */
public class Connection extends Socket {
    private static final int MOST_RECEIVED = 1 << 16;

    private final LabTcp tcp;

    /** Not connected yet. */
    public Connection() throws SocketException {
        this(new LabTcp(Benches.ofCaller()));
    }

    /** Not connected yet; a proxy is not used on loopback. */
    public Connection(Proxy unused) throws SocketException {
        this();
    }

    /** @throws IOException refused, not on loopback, or an unknown host */
    public Connection(String host, int port) throws IOException {
        this();
        reach(new InetSocketAddress(host, port));
    }

    /** @throws IOException refused, or not on loopback */
    public Connection(InetAddress address, int port) throws IOException {
        this();
        reach(new InetSocketAddress(address, port));
    }

    /** @param localPort 0: the system picks it */
    public Connection(String host, int port, InetAddress local, int localPort) throws IOException {
        this();
        tcp.refuseLocalPort(localPort);
        reach(new InetSocketAddress(host, port));
    }

    /** @param localPort 0: the system picks it */
    public Connection(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        this();
        tcp.refuseLocalPort(localPort);
        reach(new InetSocketAddress(address, port));
    }

    Connection(LabTcp tcp) throws SocketException {
        super(tcp);
        this.tcp = tcp;
    }

    /** Not connected yet. */
    static Connection unconnected(Bench bench) throws SocketException {
        return new Connection(new LabTcp(bench));
    }

    /** Connected. */
    static Connection to(Bench bench, String host, int port) throws IOException {
        Connection connection = unconnected(bench);
        connection.connect(new InetSocketAddress(host, port));
        return connection;
    }

    /** One that the lab has open already. */
    static Connection of(Bench bench, LedgerEntry entry) throws IOException {
        LabTcp tcp = new LabTcp(bench);
        tcp.adopt(entry);
        return new Adopted(tcp);
    }

    private void reach(SocketAddress address) throws IOException {
        connect(address);
    }

    @Override
    public void bind(SocketAddress local) throws IOException {
        tcp.refuseLocalPort(local instanceof InetSocketAddress inet ? inet.getPort() : 0);
    }

    /**
     * Sends text in UTF-8.
     *
     * @throws IOException reset, closed, half-closed or a broken pipe
     */
    public void send(String text) throws IOException {
        tcp.send(Bytes.utf8(text));
    }

    /**
     * Waits for bytes and takes those that are there, at most 65,536, as text in UTF-8; empty once the peer has closed.
     *
     * @throws IOException reset, closed, or SO_TIMEOUT is over
     */
    public String receive() throws IOException {
        Lab.Received received = tcp.receive(MOST_RECEIVED);
        return new String(received.data().toArray(), StandardCharsets.UTF_8);
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
            return tcp.name() + ": " + tcp.ends();
        } catch (SocketException notOpen) {
            return isClosed() || isConnected() ? "a closed connection" : "a socket that is not connected";
        }
    }

    /** Connected before Java knew of it. */
    private static final class Adopted extends Connection {
        Adopted(LabTcp tcp) throws IOException {
            super(tcp);
            // Marks the socket as connected in java.net's own books; the lab has done it already.
            tcp.adopting(() -> super.connect(new InetSocketAddress(tcp.peer(), tcp.peerPort())));
        }
    }
}
