package dev.homeport.code;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code new MulticastSocket(...)} in the Java prompt makes: a UDP socket of the lab. It joins no group, as a group's
 * datagrams would leave this machine. java.net allows no other socket below this class, so its own is never bound.
 */
public class GroupDatagrams extends MulticastSocket {
    private final Datagrams lab;

    /** Bound to 127.0.0.1 and a port that the system picks. */
    public GroupDatagrams() throws IOException {
        this(0);
    }

    /** Bound to 127.0.0.1. */
    public GroupDatagrams(int port) throws IOException {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** @param at null leaves it unbound; every address, which Java takes where no host is named, is 127.0.0.1 here */
    public GroupDatagrams(@Nullable SocketAddress at) throws IOException {
        super(null);
        try {
            lab = new Datagrams(at == null ? null : ListeningChannels.onLoopback((InetSocketAddress) at));
        } catch (IOException | RuntimeException failed) {
            super.close();
            throw failed;
        }
    }

    @Override
    public void bind(SocketAddress at) throws SocketException {
        lab.bind(ListeningChannels.onLoopback((InetSocketAddress) at));
    }

    @Override
    public void connect(InetAddress address, int port) {
        lab.connect(address, port);
    }

    @Override
    public void connect(SocketAddress to) throws SocketException {
        lab.connect(to);
    }

    @Override
    public void disconnect() {
        lab.disconnect();
    }

    @Override
    public boolean isBound() {
        return lab.isBound();
    }

    @Override
    public boolean isConnected() {
        return lab.isConnected();
    }

    @Override
    public InetAddress getInetAddress() {
        return lab.getInetAddress();
    }

    @Override
    public int getPort() {
        return lab.getPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return lab.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return lab.getLocalSocketAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return lab.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return lab.getLocalPort();
    }

    @Override
    public void send(DatagramPacket packet) throws IOException {
        lab.send(packet);
    }

    /** The time to live says how far a datagram gets, and here it gets nowhere. */
    @Override
    @Deprecated
    public void send(DatagramPacket packet, byte timeToLive) throws IOException {
        lab.send(packet);
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
        lab.receive(packet);
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        lab.setSoTimeout(millis);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return lab.getSoTimeout();
    }

    @Override
    public void joinGroup(SocketAddress group, NetworkInterface device) throws IOException {
        throw DatagramChannels.onlyFromOneToOne();
    }

    @Override
    @Deprecated
    public void joinGroup(InetAddress group) throws IOException {
        throw DatagramChannels.onlyFromOneToOne();
    }

    @Override
    public void close() {
        super.close();
        // From the superclass's constructor there is none yet.
        if (lab != null) {
            lab.close();
        }
    }

    @Override
    public boolean isClosed() {
        return lab.isClosed();
    }

    @Override
    public String toString() {
        return lab.toString();
    }
}
