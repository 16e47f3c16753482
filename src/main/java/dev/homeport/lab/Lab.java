package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.EchoFigures;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.Snapshot;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import dev.homeport.net.WireEvent;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens, names, watches and closes every socket, server and thread of a session. Safe to use from several threads.
 *
 * <p>Everything binds to loopback; another address is refused unless the one call says {@code expose}. Closing the lab closes
 * all of it.
 */
public final class Lab implements AutoCloseable {
    /** How long closing may take where a thread does not end at once. */
    static final Duration CLOSING = Duration.ofSeconds(1);

    private final Home home = new Home();
    private final Kernel kernel = new Kernel();
    private final Waiters asking = new Waiters();
    private final PortHolder holder = new PortHolder(home.ledger(), kernel, Transport.TCP);
    private final TcpSockets tcp = new TcpSockets(home, holder);
    private final Proxies proxies;
    private final Guests guests =
            new Guests(home, holder, new PortHolder(home.ledger(), kernel, Transport.UDP), kernel);
    private final Binding binding = new Binding(home, holder);
    private final Servers servers = new Servers(home, binding);
    private final TlsKit kit = new TlsKit();
    private final HttpVerb http = new HttpVerb(asking, kit, kernel);
    private final Udp udp;
    private final Unix unix;
    private final Delays delays;
    private final Swarms swarms;
    private final Looks looks;
    private final Ports ports = new Ports(kernel, home.ledger(), asking);
    private final Tls tls;
    private final Closing closing;
    private final Cancellation ending = new Cancellation();

    private Lab(LabSettings settings) {
        delays = new Delays(settings);
        udp = new Udp(home, new PortHolder(home.ledger(), kernel, Transport.UDP), delays);
        proxies = new Proxies(home, binding, settings.seed(), delays);
        unix = new Unix(home, binding, servers, http, delays);
        looks = new Looks(home, kernel, asking, settings.seed());
        swarms = new Swarms(home, delays);
        closing = new Closing(home, kernel);
        tls = new Tls(home, tcp, servers, kit, delays);
    }

    /** Costs next to nothing: what takes long to load is loaded when it is first needed. */
    public static Lab open(LabSettings settings) {
        return new Lab(settings);
    }

    /**
     * Binds and listens on TCP.
     *
     * @param at port 0 asks the system to choose
     * @param name null lets the lab give one: l1, l2, ...
     * @param backlog how many finished handshakes may wait for accept (listen(2)), 1 to 4096
     * @param reuseAddress SO_REUSEADDR: whether TIME-WAIT connections on the port are no obstacle
     * @param expose whether an address that others could reach is allowed
     * @throws LabException PORT_TAKEN, PERMISSION, NOT_LOCAL, EXPOSED, NAME_IN_USE
     */
    public LedgerEntry listen(
            Endpoint at, @Nullable String name, int backlog, boolean reuseAddress, boolean expose, Act act)
            throws LabException {
        delays.before(act);
        return tcp.listen(at, name, backlog, reuseAddress, expose, act, null);
    }

    /**
     * Takes one connection from a listener's queue, waiting for it if there is none.
     *
     * @throws LabException TIMED_OUT, CANCELLED (the listener stays open), NO_SUCH_SOCKET, WRONG_KIND, NAME_IN_USE
     */
    public LedgerEntry accept(String listener, @Nullable String name, Act act) throws LabException {
        delays.before(act);
        return tcp.accept(listener, name, act);
    }

    /**
     * Connects on TCP. A failed attempt stays in the ledger as a closed connection, so that checks can speak of it.
     *
     * @throws LabException REFUSED, TIMED_OUT, EXPOSED (the target is not on loopback), CANCELLED, NAME_IN_USE
     */
    public LedgerEntry connect(Endpoint to, @Nullable String name, Act act) throws LabException {
        delays.before(act);
        return tcp.connect(to, name, act, null);
    }

    /**
     * Sends all of the data.
     *
     * @throws LabException RESET, CLOSED (this side closed or half-closed, or the pipe is broken), TIMED_OUT (the peer does
     *     not read), CANCELLED, NO_SUCH_SOCKET, WRONG_KIND
     */
    public void send(String connection, Bytes data, Act act) throws LabException {
        delays.before(act);
        connection(connection).send(data, act);
    }

    /**
     * What one receive brought.
     *
     * @param endOfStream whether the peer's FIN came; then nothing will ever follow {@code data}
     */
    public record Received(Bytes data, boolean endOfStream) {}

    /**
     * Receives: waits until at least {@code atLeast} bytes are there or the stream ends, and takes at most {@code atMost}.
     *
     * @param atLeast 1 for what recv(2) does; more to wait for a whole message
     * @param atMost {@code atLeast} to 1,048,576
     * @throws LabException TIMED_OUT (what came stays to be received), RESET, CLOSED, CANCELLED, NO_SUCH_SOCKET, WRONG_KIND
     */
    public Received receive(String connection, int atLeast, int atMost, Act act) throws LabException {
        TcpConnection.mayReceive(atLeast, atMost);
        delays.before(act);
        return connection(connection).receive(atLeast, atMost, act);
    }

    /**
     * How many bytes can be received without waiting: what the kernel has (FIONREAD, tcp(7)) and what was read before. 0 where
     * that is not known, as through TLS.
     *
     * @throws LabException CLOSED, RESET, NO_SUCH_SOCKET, WRONG_KIND
     */
    public int available(String connection) throws LabException {
        return connection(connection).available();
    }

    /**
     * Half-closes: sends FIN and can still receive (RFC 9293, section 3.6.1).
     *
     * @throws LabException CLOSED if already half-closed or closed; the message names the state
     */
    public void halfClose(String connection) throws LabException {
        delays.before();
        TcpConnection open = connection(connection);
        Arrivals.note(open, kernel::table);
        open.halfClose();
    }

    /**
     * Closes a socket or stops a server, with all that it accepted itself.
     *
     * @throws LabException NO_SUCH_SOCKET, CLOSED
     */
    public void close(String name) throws LabException {
        delays.before();
        Held open = home.ledger().held(name, Held.class, "");
        Arrivals.note(open, kernel::table);
        open.close();
    }

    /**
     * Aborts: sends RST and drops what is unread or unsent (RFC 9293, section 3.10.5).
     *
     * @throws LabException NO_SUCH_SOCKET, CLOSED, WRONG_KIND
     */
    public void abort(String connection) throws LabException {
        delays.before();
        Unix.refuseAbort(home.ledger().find(connection));
        TcpConnection open = connection(connection);
        Arrivals.note(open, kernel::table);
        open.abort();
    }

    /**
     * Starts an echo server (RFC 862) on TCP that serves its clients at the same time, on virtual threads where the JVM has
     * them.
     *
     * @throws LabException as {@link #listen}
     */
    public LedgerEntry echo(Endpoint at, @Nullable String name, boolean expose, Act act) throws LabException {
        return echo(at, name, EchoSettings.usual(), expose, act);
    }

    /**
     * Starts an echo server (RFC 862) on TCP. At most 512 of its clients at once have a name, a line in the ledger and their
     * events in the wire log; more are served and counted only. A selector's clients leave the first 1,024 bytes of each
     * message in the log.
     *
     * @throws LabException as {@link #listen}; BAD_INPUT for a limit or mode that cannot be
     */
    public LedgerEntry echo(Endpoint at, @Nullable String name, EchoSettings settings, boolean expose, Act act)
            throws LabException {
        delays.before(act);
        return servers.echo(at, name, settings, expose, act, null);
    }

    /**
     * What an open echo server has counted.
     *
     * @throws LabException NO_SUCH_SOCKET, CLOSED, WRONG_KIND
     */
    public EchoFigures echoFigures(String server) throws LabException {
        return servers.figures(server);
    }

    /**
     * Starts a web server (Javalin) without routes: every path answers 404. Requests whose Host is not a loopback name are
     * answered 421 (RFC 9110, section 15.5.20).
     *
     * @throws LabException as {@link #listen}
     */
    public LedgerEntry serve(Address at, @Nullable String name, boolean expose, Act act) throws LabException {
        delays.before(act);
        return servers.serve(at, name, expose, act, null);
    }

    /**
     * Adds a route to a running web server, or replaces the one with the same method and path.
     *
     * @throws LabException NO_SUCH_SOCKET, WRONG_KIND, BAD_INPUT (a path that cannot be)
     */
    public void route(String server, WebRoute route) throws LabException {
        delays.before();
        servers.route(server, route);
    }

    /** The routes of a web server, in the order they were added. */
    public List<WebRoute> routes(String server) throws LabException {
        return servers.routes(server);
    }

    /**
     * Sends one HTTP/1.1 request and reads the answer. Redirections are shown and not followed; no proxy is used; a body is
     * read up to {@link dev.homeport.net.HttpContent#MOST} bytes. The connection is the request's own: it stands neither in the
     * ledger nor in the wire log.
     *
     * <p>A name's addresses are tried in the system's order, a bare port where it is listened on, until one does not refuse.
     * https wants a certificate of this playground's authority.
     *
     * @param headOnly whether to read no further than the end of the header section
     * @throws HttpTrouble with what came, where that is not all: REFUSED, TIMED_OUT, RESET, CLOSED, CANCELLED, OTHER (what
     *     came is not HTTP, or longer than is read)
     * @throws LabException EXPOSED (the host is not on loopback), BAD_INPUT, NOT_TLS, NOT_TRUSTED
     */
    public HttpAnswer http(HttpRequest request, boolean headOnly, Act act) throws LabException {
        delays.before(act);
        return http.send(request, null, headOnly, act);
    }

    /** The part of the lab that opens Unix domain sockets. What they carry goes through the lab's own methods. */
    public Unix unix() {
        return unix;
    }

    /** The part of the lab that speaks UDP. */
    public Udp udp() {
        return udp;
    }

    /** The part of the lab that relays, breaks links and listens in. */
    public Proxies proxies() {
        return proxies;
    }

    /** The part of the lab that takes in what Java opens with other libraries. */
    public Guests guests() {
        return guests;
    }

    /** Closes all but the named ones and what those need, and returns what it closed. */
    public List<LedgerEntry> closeAllBut(Set<String> keep) {
        return closing.allBut(keep);
    }

    /** The open or closed socket that last had the name. */
    public Optional<LedgerEntry> find(String name) {
        return home.ledger().find(name);
    }

    /** All sockets since the lab was opened, at most the newest 1,000, closed ones too. */
    public List<LedgerEntry> ledger() {
        return home.ledger().all();
    }

    /** The wire log: bounded in events and in bytes kept; the oldest go first. */
    public List<WireEvent> events() {
        return home.log().events();
    }

    /** The number of the newest wire event, 0 before the first. */
    public long mark() {
        return home.log().mark();
    }

    /**
     * As {@link #mark}, for a step that begins: what peers have sent already but nobody received, such as FIN or RST, is noted
     * before, and so does not happen in the step.
     */
    public long markStep() {
        return looks.markStep();
    }

    /** What servers warned of since the last call, such as that no file descriptor is left; whole sentences. */
    public List<String> takeWarnings() {
        return home.warnings().take();
    }

    /** Counts up with each wire event and each change of the kernel's table that was noticed. */
    public long revision() {
        return home.log().revision();
    }

    /** Waits until the revision is above {@code seen}; false if the time is over first. */
    public boolean awaitChange(long seen, Duration atMost) throws InterruptedException {
        return home.log().awaitChange(seen, atMost);
    }

    /**
     * Begins to watch the kernel's table, so that sockets of other programs count as changes too. At most twice a second; a
     * daemon thread of the lab, ended by {@link #close()}. A second call does nothing.
     */
    public void watchKernel() {
        closing.watchKernel();
    }

    /** Does the looks, active ones one after the other, and puts all that is known into a value. */
    public Snapshot snapshot(long mark, Collection<Look<?>> wanted, Act act) {
        return looks.snapshot(mark, wanted, act);
    }

    /** The part of the lab that loads servers with many clients at once. */
    public Swarms swarms() {
        return swarms;
    }

    /** The kernel's socket table, with owners where the kernel tells. */
    public Observed<List<KernelSocket>> kernelTable() {
        return kernel.table();
    }

    /** The machine's ports, whoever holds them. */
    public Ports ports() {
        return ports;
    }

    /** The same acts, with what is sent encrypted. */
    public Tls tls() {
        return tls;
    }

    /** What a host name stands for on this machine, in the order in which the system has its addresses tried. */
    public Observed<List<InetAddress>> resolve(String name) {
        return NameResolver.resolve(name);
    }

    /** Has something done when the lab closes, before its sockets are: what runs on them is to end first. */
    public void beforeClosing(Runnable action) {
        ending.onCancel(action);
    }

    /** Closes everything. Does not throw, and leaves nothing behind. */
    @Override
    public void close() {
        ending.cancel();
        delays.end();
        asking.close();
        tcp.close();
        closing.everything();
        tls.close();
        unix.close();
    }

    private TcpConnection connection(String name) throws LabException {
        return home.ledger().held(name, TcpConnection.class, SocketKind.CONNECTION.word());
    }
}
