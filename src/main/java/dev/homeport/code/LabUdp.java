package dev.homeport.code;

import dev.homeport.lab.LabException;
import dev.homeport.lab.Udp;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocketImpl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What stands behind a snippet's {@code DatagramSocket}: the lab. Of the options only SO_TIMEOUT takes effect. */
final class LabUdp extends DatagramSocketImpl {
    private final Bench bench;
    private final PacketRooms rooms = new PacketRooms();
    private final Map<Integer, Object> options = new ConcurrentHashMap<>();
    private volatile @Nullable Opened opened;
    private volatile boolean closed;
    private boolean adopting;

    LabUdp(Bench bench) {
        this.bench = bench;
    }

    String name() throws SocketException {
        Opened mine = opened;
        if (mine == null || closed) {
            throw new SocketException(closed ? "Socket is closed" : "Socket is not bound");
        }
        return mine.openName();
    }

    /** Whether it was open once and is no more, whoever closed it. */
    boolean hasEnded() {
        Opened mine = opened;
        return closed || (mine != null && !mine.isOpen());
    }

    void adopt(LedgerEntry entry) {
        opened = new Opened(bench.lab(), entry);
        Endpoint local = Objects.requireNonNull(entry.local());
        localPort = local.port();
        options.put(SocketOptions.SO_BINDADDR, local.address());
    }

    /** Stands for a connected one: java.net has to know the peer, and the lab knows it already. */
    void adoptPeer(Endpoint peer, Datagrams socket) throws SocketException {
        adopting = true;
        try {
            socket.connect(peer.toSocketAddress());
        } finally {
            adopting = false;
        }
    }

    @Override
    protected void create() {}

    /** Java's own choice where nothing is said, every address and any port, is 127.0.0.1 here. */
    @Override
    protected void bind(int port, InetAddress address) throws SocketException {
        Opened mine = opened;
        if (mine != null && mine.isOpen()) {
            return;
        }
        boolean unsaid = address.isAnyLocalAddress() && port == 0;
        InetAddress where = unsaid ? InetAddress.getLoopbackAddress() : address;
        try {
            adopt(bench.lab().udp().bind(new Endpoint(where, port), bench.takeName(), false, bench.act(null)));
        } catch (LabException e) {
            throw asSocketException(Raise.ofBind(bench, e));
        }
    }

    /** The lab connects a socket as it opens it: the bound one is closed, and another port is picked. */
    @Override
    protected void connect(InetAddress address, int port) throws SocketException {
        String name = name();
        if (adopting) {
            return;
        }
        try {
            bench.lab().close(name);
            LedgerEntry connected = bench.lab().udp().connect(new Endpoint(address, port), name, bench.act(null));
            adopt(connected);
            bench.reopened(connected);
        } catch (LabException e) {
            throw asSocketException(Raise.of(bench, e));
        }
    }

    @Override
    protected void send(DatagramPacket packet) throws IOException {
        byte[] data = packet.getData();
        Endpoint to = Endpoint.of((InetSocketAddress) packet.getSocketAddress());
        try {
            bench.lab().udp().send(name(), to, Bytes.of(data, packet.getOffset(), packet.getLength()), bench.act(null));
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
    }

    @Override
    protected void receive(DatagramPacket packet) throws IOException {
        Duration timeout = Duration.ofMillis(((Integer) getOption(SocketOptions.SO_TIMEOUT)).longValue());
        try {
            String name = name();
            bench.waitsAt(name);
            Udp.Datagram got = bench.lab().udp().receive(name, Math.max(1, rooms.of(packet)), bench.act(timeout));
            rooms.fill(packet, got.data().toArray());
            packet.setSocketAddress(got.from().toSocketAddress());
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
    }

    @Override
    protected void close() {
        Opened mine = opened;
        boolean first = !closed;
        closed = true;
        if (first && mine != null && mine.isOpen()) {
            try {
                bench.lab().close(mine.name());
            } catch (LabException closedMeanwhile) {
                // That is all that was wanted.
            }
        }
    }

    @Override
    public void setOption(int option, Object value) {
        options.put(option, value);
    }

    @Override
    public Object getOption(int option) {
        return switch (option) {
            case SocketOptions.SO_TIMEOUT, SocketOptions.IP_TOS -> options.getOrDefault(option, 0);
            case SocketOptions.SO_RCVBUF, SocketOptions.SO_SNDBUF -> options.getOrDefault(option, 1 << 16);
            case SocketOptions.SO_BINDADDR -> options.getOrDefault(option, InetAddress.getLoopbackAddress());
            default -> options.getOrDefault(option, false);
        };
    }

    private static SocketException asSocketException(IOException e) {
        if (e instanceof SocketException already) {
            return already;
        }
        SocketException other = new SocketException(e.getMessage());
        other.initCause(e.getCause());
        return other;
    }

    private static IOException only() {
        return new SocketException("the playground's datagrams stay on loopback, from one to one");
    }

    @Override
    protected int peek(InetAddress address) throws IOException {
        throw only();
    }

    @Override
    protected int peekData(DatagramPacket packet) throws IOException {
        throw only();
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same
    protected void setTTL(byte ttl) {}

    @Override
    @SuppressWarnings("deprecation") // abstract all the same
    protected byte getTTL() {
        return 1;
    }

    @Override
    protected void setTimeToLive(int ttl) {}

    @Override
    protected int getTimeToLive() {
        return 1;
    }

    @Override
    protected void join(InetAddress group) throws IOException {
        throw only();
    }

    @Override
    protected void leave(InetAddress group) throws IOException {
        throw only();
    }

    @Override
    protected void joinGroup(SocketAddress group, NetworkInterface device) throws IOException {
        throw only();
    }

    @Override
    protected void leaveGroup(SocketAddress group, NetworkInterface device) throws IOException {
        throw only();
    }
}
