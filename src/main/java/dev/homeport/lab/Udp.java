package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.DatagramFigures;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The lab's UDP sockets (RFC 768): whole messages, no connection, no promise that one arrives. */
public final class Udp {
    /** The largest payload of a datagram on IPv4: 65,535 bytes less 20 for the IP and 8 for the UDP header (RFC 768, RFC 791). */
    public static final int MOST_V4 = 65_507;

    /** The same on IPv6, whose own header does not count (RFC 8200, section 3). */
    public static final int MOST_V6 = 65_527;

    private final Home home;
    private final Troubles.Holder holder;
    private final Delays delays;

    Udp(Home home, Troubles.Holder holder, Delays delays) {
        this.home = home;
        this.holder = holder;
        this.delays = delays;
    }

    /**
     * One message, as it was taken from the kernel.
     *
     * @param data what was taken; empty for an empty datagram, which is one all the same
     * @param lost how many bytes more the datagram had: they are gone (recv(2))
     */
    public record Datagram(Endpoint from, Bytes data, int lost) {}

    /**
     * Binds a UDP socket. It takes datagrams from anybody and is told nothing of unreachable ports.
     *
     * @param at port 0 asks the system to choose
     * @param name null lets the lab give one: u1, u2, ...
     * @param expose whether an address that others could reach is allowed
     * @throws LabException PORT_TAKEN, PERMISSION, NOT_LOCAL, EXPOSED, NAME_IN_USE
     */
    public LedgerEntry bind(Endpoint at, @Nullable String name, boolean expose, Act act) throws LabException {
        delays.before(act);
        return open(at, name, expose, SocketKind.DATAGRAM, act);
    }

    /**
     * Opens a UDP socket and connects it (connect(2)): nothing is sent, but from now on only the peer's datagrams come in, and
     * the socket is told when ICMP says that the peer's port is unreachable.
     *
     * @throws LabException EXPOSED (the target is not on loopback), BAD_INPUT (port 0), NAME_IN_USE
     */
    public LedgerEntry connect(Endpoint to, @Nullable String name, Act act) throws LabException {
        delays.before(act);
        Addresses.mayConnect(to);
        String reserved = home.ledger().reserve(name, SocketKind.DATAGRAM);
        try {
            DatagramChannel channel = Addresses.datagramSocketFor(to);
            try {
                channel.configureBlocking(false);
                channel.connect(to.toSocketAddress());
                Endpoint local = localOf(channel);
                home.probePorts().remove(local.port());
                UdpSocket socket = new UdpSocket(reserved, channel, local, to, home);
                return enter(reserved, SocketKind.DATAGRAM, local, to, socket, act);
            } catch (IOException | LabException failed) {
                Quietly.close(channel);
                throw failed;
            }
        } catch (IOException failed) {
            throw Troubles.other("could not open a UDP socket to " + to, failed);
        } finally {
            home.ledger().release(reserved);
        }
    }

    /**
     * Sends one datagram. That it was sent says nothing of whether it arrives.
     *
     * @param to null for a connected socket's peer
     * @param data at most {@link #MOST_V4} bytes, or {@link #MOST_V6} on IPv6; may be empty, but not on a connected
     *     socket, from which Java sends no empty datagram
     * @throws LabException BAD_INPUT (too large, no peer, another peer than the connected one, the other IP version), EXPOSED,
     *     UNREACHABLE (ICMP's answer to an earlier datagram; this one was not sent), TIMED_OUT, CANCELLED, NO_SUCH_SOCKET,
     *     WRONG_KIND
     */
    public void send(String socket, @Nullable Endpoint to, Bytes data, Act act) throws LabException {
        delays.before(act);
        socket(socket).send(to, data, act);
    }

    /**
     * Takes exactly one datagram, waiting for it if none is there.
     *
     * @param atMost 1 to 65,535; a longer datagram is cut, and the rest is gone
     * @throws LabException UNREACHABLE (a connected socket's ICMP error), TIMED_OUT, CANCELLED, NO_SUCH_SOCKET, WRONG_KIND
     */
    public Datagram receive(String socket, int atMost, Act act) throws LabException {
        delays.before(act);
        return socket(socket).receive(atMost, act);
    }

    /**
     * Whether a receive would be over at once, now or within the time.
     *
     * @throws LabException NO_SUCH_SOCKET, CLOSED, WRONG_KIND
     */
    public boolean awaitReady(String socket, Duration atMost, Act act) throws LabException {
        return socket(socket).awaitReady(atMost, act);
    }

    /**
     * Starts a UDP echo server (RFC 862): each datagram goes back to where it came from, on one thread.
     *
     * @throws LabException as {@link #bind}
     */
    public LedgerEntry echo(Endpoint at, @Nullable String name, boolean expose, Act act) throws LabException {
        delays.before(act);
        return open(at, name, expose, SocketKind.UDP_ECHO_SERVER, act);
    }

    /**
     * What an open UDP echo server has counted.
     *
     * @throws LabException NO_SUCH_SOCKET, CLOSED, WRONG_KIND
     */
    public DatagramFigures figures(String server) throws LabException {
        return home.ledger()
                .held(server, UdpEchoServer.class, SocketKind.UDP_ECHO_SERVER.word())
                .figures();
    }

    private LedgerEntry open(Endpoint at, @Nullable String wanted, boolean expose, SocketKind kind, Act act)
            throws LabException {
        Addresses.mayListen(at, expose);
        String name = home.ledger().reserve(wanted, kind);
        try {
            DatagramChannel channel = Addresses.datagramSocketFor(at);
            try {
                channel.bind(at.toSocketAddress());
                Endpoint local = localOf(channel);
                home.probePorts().remove(local.port());
                if (kind == SocketKind.DATAGRAM) {
                    channel.configureBlocking(false);
                    return enter(name, kind, local, null, new UdpSocket(name, channel, local, null, home), act);
                }
                UdpEchoServer server = new UdpEchoServer(name, channel, local, home);
                LedgerEntry entry = enter(name, kind, local, null, server, act);
                server.start();
                return entry;
            } catch (IOException | LabException failed) {
                Quietly.close(channel);
                throw failed;
            }
        } catch (IOException failed) {
            home.bindRefused(name, kind, at, act.line(), failed);
            throw Troubles.ofBind(failed, at, kind == SocketKind.DATAGRAM ? "udp bind" : "echo --udp", holder);
        } finally {
            home.ledger().release(name);
        }
    }

    private LedgerEntry enter(
            String name, SocketKind kind, Address local, @Nullable Address remote, Held socket, Act act)
            throws LabException {
        return home.enter(name, kind, local, remote, null, act.line(), socket, new WireEvent.Bound());
    }

    private UdpSocket socket(String name) throws LabException {
        return home.ledger().held(name, UdpSocket.class, SocketKind.DATAGRAM.word());
    }

    private static Endpoint localOf(DatagramChannel channel) throws IOException {
        return Endpoint.of((InetSocketAddress) channel.getLocalAddress());
    }
}
