package dev.homeport.code;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOptions;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a snippet's {@code Socket} and {@code ServerSocket}: the lab, and not the system. So each has a name, a
 * line in the ledger and its events, verbs work on it, and it is closed when the lab closes.
 *
 * <p>Of the options SO_TIMEOUT, SO_REUSEADDR and a zero SO_LINGER (close sends RST) take effect; the others are only kept.
 */
final class LabTcp extends SocketImpl {
    /** As for java.net.ServerSocket. */
    private static final int USUAL_BACKLOG = 50;

    private final Bench bench;
    private final Map<Integer, Object> options = new ConcurrentHashMap<>();
    private volatile @Nullable Opened opened;
    private volatile boolean closed;
    private volatile boolean inputShut;
    private boolean adopting;
    private boolean everyMeansLoopback;

    /** Something that java.net does to its own books. */
    interface Bookkeeping {
        void run() throws IOException;
    }

    LabTcp(Bench bench) {
        this.bench = bench;
        address = InetAddress.getLoopbackAddress();
    }

    /** Behind a ServerSocket that the JDK makes by itself: where it says nothing and means every address, it is 127.0.0.1. */
    static LabTcp ofTheJdk(Bench bench) {
        LabTcp tcp = new LabTcp(bench);
        tcp.everyMeansLoopback = true;
        return tcp;
    }

    Bench bench() {
        return bench;
    }

    /** @throws SocketException if it is not open (any more) */
    String name() throws SocketException {
        Opened mine = opened;
        if (mine == null || closed) {
            throw new SocketException(closed ? "Socket is closed" : "Socket is not connected");
        }
        return mine.openName();
    }

    /** Whether it was open once and is no more, whoever closed it. */
    boolean hasEnded() {
        Opened mine = opened;
        return closed || (mine != null && !mine.isOpen());
    }

    /** {@code 127.0.0.1:8080}, or of a connection {@code 127.0.0.1:40000 -> 127.0.0.1:8080}. */
    String ends() {
        Object local = options.get(SocketOptions.SO_BINDADDR);
        String near = new Endpoint(local instanceof InetAddress at ? at : peer(), localport).toString();
        return port == 0 ? near : near + " -> " + new Endpoint(peer(), port);
    }

    /** Stands for that socket of the lab from now on. */
    void adopt(LedgerEntry entry) {
        opened = new Opened(bench.lab(), entry);
        Endpoint local = entry.local();
        Endpoint remote = entry.remote();
        localport = local == null ? 0 : local.port();
        port = remote == null ? 0 : remote.port();
        Endpoint shown = remote == null ? local : remote;
        if (shown != null) {
            address = shown.address();
        }
        if (local != null) {
            options.put(SocketOptions.SO_BINDADDR, local.address());
        }
    }

    /** Lets java.net believe that it connects or listens, where the lab has done so already. */
    void adopting(Bookkeeping books) throws IOException {
        adopting = true;
        try {
            books.run();
        } finally {
            adopting = false;
        }
    }

    InetAddress peer() {
        return Objects.requireNonNull(address);
    }

    int peerPort() {
        return port;
    }

    int localPort() {
        return localport;
    }

    @Override
    protected void create(boolean stream) {}

    @Override
    protected void connect(String host, int toPort) throws IOException {
        connect(new InetSocketAddress(host, toPort), 0);
    }

    @Override
    protected void connect(InetAddress host, int toPort) throws IOException {
        connect(new InetSocketAddress(host, toPort), 0);
    }

    @Override
    protected void connect(SocketAddress to, int timeoutMillis) throws IOException {
        if (adopting) {
            return;
        }
        if (!(to instanceof InetSocketAddress target)) {
            throw new SocketException("only addresses of IPv4 and IPv6 can be connected to");
        }
        if (target.isUnresolved()) {
            throw new UnknownHostException(target.getHostString());
        }
        Act act = bench.act(Duration.ofMillis(timeoutMillis));
        try {
            adopt(bench.lab().connect(Endpoint.of(target), bench.takeName(), act));
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
    }

    @Override
    protected void bind(InetAddress host, int atPort) throws IOException {
        if (!adopting) {
            address = everyMeansLoopback && host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host;
            localport = atPort;
        }
    }

    /** Before a connect: the system picks the port. */
    void refuseLocalPort(int wanted) throws BindException {
        if (wanted != 0) {
            throw new BindException("the playground lets the system pick the client's port; leave it out, or use 0");
        }
    }

    @Override
    protected void listen(int backlog) throws IOException {
        if (adopting) {
            return;
        }
        boolean reuse = !Boolean.FALSE.equals(options.get(SocketOptions.SO_REUSEADDR));
        try {
            adopt(bench.lab()
                    .listen(
                            new Endpoint(Objects.requireNonNull(address), localport),
                            bench.takeName(),
                            backlog < 1 ? USUAL_BACKLOG : backlog,
                            reuse,
                            false,
                            bench.act(null)));
        } catch (LabException e) {
            throw Raise.ofBind(bench, Raise.inJava(e));
        }
    }

    @Override
    protected void accept(SocketImpl connection) throws IOException {
        try {
            String listener = name();
            bench.waitsAt(listener);
            LedgerEntry accepted = bench.lab().accept(listener, bench.takeName(), bench.act(timeout()));
            if (connection instanceof SystemTcp ofNoSnippet) {
                // A thread of the JDK's own accepts.
                ofNoSnippet.standsFor(Connection.of(bench, accepted));
            } else {
                ((LabTcp) connection).adopt(accepted);
            }
        } catch (LabException e) {
            // Whose loop asks isClosed() now shall hear so: the ledger may be a moment later.
            if (e.trouble() == Trouble.CLOSED) {
                closed = true;
            }
            throw Raise.of(bench, e);
        }
    }

    @Override
    protected InputStream getInputStream() {
        return new In();
    }

    @Override
    protected OutputStream getOutputStream() {
        return new Out();
    }

    Lab.Received receive(int atMost) throws IOException {
        try {
            return bench.lab().receive(name(), 1, Math.min(atMost, 1 << 16), bench.act(timeout()));
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
    }

    void send(Bytes data) throws IOException {
        try {
            bench.lab().send(name(), data, bench.act(null));
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
    }

    @Override
    protected int available() throws IOException {
        try {
            return inputShut ? 0 : bench.lab().available(name());
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
                if (Integer.valueOf(0).equals(options.get(SocketOptions.SO_LINGER))) {
                    bench.lab().abort(mine.name());
                } else {
                    bench.lab().close(mine.name());
                }
            } catch (LabException closedMeanwhile) {
                // That is all that was wanted.
            }
        }
    }

    @Override
    protected void shutdownInput() {
        inputShut = true;
    }

    @Override
    protected void shutdownOutput() throws IOException {
        try {
            bench.lab().halfClose(name());
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw new SocketException("the playground sends no urgent data");
    }

    @Override
    public void setOption(int option, Object value) {
        if (value instanceof Boolean off && option == SocketOptions.SO_LINGER) {
            options.put(option, off ? 0 : -1);
        } else {
            options.put(option, value);
        }
    }

    @Override
    public Object getOption(int option) {
        return switch (option) {
            case SocketOptions.SO_TIMEOUT -> options.getOrDefault(option, 0);
            case SocketOptions.SO_LINGER -> options.getOrDefault(option, -1);
            case SocketOptions.SO_BINDADDR -> options.getOrDefault(option, Objects.requireNonNull(address));
            case SocketOptions.SO_REUSEADDR -> options.getOrDefault(option, true);
            case SocketOptions.SO_RCVBUF, SocketOptions.SO_SNDBUF -> options.getOrDefault(option, 1 << 16);
            case SocketOptions.IP_TOS -> options.getOrDefault(option, 0);
            default -> options.getOrDefault(option, false);
        };
    }

    private Duration timeout() {
        return Duration.ofMillis(((Integer) getOption(SocketOptions.SO_TIMEOUT)).longValue());
    }

    private final class In extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (length == 0) {
                return 0;
            }
            if (inputShut) {
                return -1;
            }
            byte[] data = receive(length).data().toArray();
            System.arraycopy(data, 0, into, offset, data.length);
            return data.length == 0 ? -1 : data.length;
        }

        @Override
        public int available() throws IOException {
            return LabTcp.this.available();
        }

        @Override
        public void close() {
            LabTcp.this.close();
        }
    }

    private final class Out extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            if (length > 0) {
                send(Bytes.of(data, offset, length));
            }
        }

        @Override
        public void close() {
            LabTcp.this.close();
        }
    }
}
