package dev.homeport.code;

import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket of the lab as a {@link DatagramSocket}, with three methods more. {@code new DatagramSocket(...)} in the Java
 * prompt makes one, and the lab's own UDP sockets are variables of this type. Without an address it is bound to 127.0.0.1.
 */
public class Datagrams extends DatagramSocket {
    private static final int LARGEST = 65_535;

    private final LabUdp udp;

    /** Bound to 127.0.0.1 and a port that the system picks. */
    public Datagrams() throws SocketException {
        this(0);
    }

    /** Bound to 127.0.0.1. */
    public Datagrams(int port) throws SocketException {
        this(port, InetAddress.getLoopbackAddress());
    }

    /** @param address null stands for 127.0.0.1 here */
    public Datagrams(int port, @Nullable InetAddress address) throws SocketException {
        this(new InetSocketAddress(address == null ? InetAddress.getLoopbackAddress() : address, port));
    }

    /** @param at null leaves it unbound */
    public Datagrams(@Nullable SocketAddress at) throws SocketException {
        this(new LabUdp(Benches.ofCaller()));
        if (at != null) {
            start(at);
        }
    }

    Datagrams(LabUdp udp) {
        super(udp);
        this.udp = udp;
    }

    /** One that the lab has open already. */
    static Datagrams of(Bench bench, LedgerEntry entry) throws IOException {
        LabUdp udp = new LabUdp(bench);
        udp.adopt(entry);
        Datagrams socket = new Datagrams(udp);
        // Only for java.net's own books: it is bound.
        socket.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Endpoint peer = entry.remote();
        if (peer != null) {
            udp.adoptPeer(peer, socket);
        }
        return socket;
    }

    private void start(SocketAddress at) throws SocketException {
        bind(at);
    }

    /** The port that it is bound to. */
    public int port() {
        return getLocalPort();
    }

    /** Sends text in UTF-8 to a port of 127.0.0.1, as one datagram. */
    public void send(int port, String text) throws IOException {
        byte[] data = text.getBytes(StandardCharsets.UTF_8);
        send(new DatagramPacket(data, data.length, InetAddress.getLoopbackAddress(), port));
    }

    /** Waits for one datagram and takes it as text in UTF-8. */
    public String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    /** The lab's name for it. */
    public String name() throws SocketException {
        return udp.name();
    }

    /** Also where the verb {@code close} has done it. */
    @Override
    public boolean isClosed() {
        return super.isClosed() || udp.hasEnded();
    }

    @Override
    public String toString() {
        try {
            return udp.name() + ", bound to port " + getLocalPort();
        } catch (SocketException notOpen) {
            return isBound() ? "a closed UDP socket" : "a UDP socket that is not bound";
        }
    }
}
