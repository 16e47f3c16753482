package dev.homeport.lab;

import dev.homeport.kernel.UnixTable;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Unix domain sockets (unix(7)): streams between programs of one machine, whose addresses are files. Accept, send, receive,
 * shutdown and close are the lab's, as for TCP; there is no RST.
 */
public final class Unix {
    private final UnixFolder folder = new UnixFolder();
    private final Home home;
    private final Binding binding;
    private final Servers servers;
    private final HttpVerb http;
    private final Delays delays;

    Unix(Home home, Binding binding, Servers servers, HttpVerb http, Delays delays) {
        this.home = home;
        this.binding = binding;
        this.servers = servers;
        this.http = http;
        this.delays = delays;
    }

    /**
     * Binds a file in the lab's own folder and listens. The file can be used by this user only, and is removed on close.
     *
     * @param file a name of letters, digits, dot, dash and underscore, at most 64
     * @param backlog 1 to 4096
     * @throws LabException BAD_INPUT, PORT_TAKEN (somebody listens there, or the file of one who did is still there),
     *     NAME_IN_USE
     */
    public LedgerEntry listen(String file, @Nullable String wanted, int backlog, Act act) throws LabException {
        delays.before(act);
        UnixPath at = folder.path(file);
        String name = home.ledger().reserve(wanted, SocketKind.LISTENER);
        try {
            ServerSocketChannel channel = binding.bind(at, backlog);
            try {
                channel.configureBlocking(false);
                TcpListener listener = new TcpListener(name, channel, at, home, null);
                return home.enterListening(name, SocketKind.LISTENER, at, backlog, act.line(), listener);
            } catch (IOException | LabException failed) {
                Binding.giveUp(channel, at);
                throw failed;
            }
        } catch (IOException failed) {
            home.bindRefused(name, SocketKind.LISTENER, at, act.line(), failed);
            throw binding.failed(failed, at, "listen");
        } finally {
            home.ledger().release(name);
        }
    }

    /**
     * Connects. A failed attempt stays in the ledger as a closed connection.
     *
     * @throws LabException REFUSED (the file's owner has gone), NO_SUCH_SOCKET (no such file), TIMED_OUT (the queue is full),
     *     BAD_INPUT, NAME_IN_USE
     */
    public LedgerEntry connect(String file, @Nullable String wanted, Act act) throws LabException {
        delays.before(act);
        UnixPath to = folder.path(file);
        String name = home.ledger().reserve(wanted, SocketKind.CONNECTION);
        long first = home.log().add(name, null, to, new WireEvent.Connecting());
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.configureBlocking(false);
            home.log().lock();
            try {
                channel.connect(UnixDomainSocketAddress.of(to.path()));
                TcpConnection connection = new TcpConnection(name, channel, UnixPath.UNNAMED, to, home, null);
                return home.enter(
                        name,
                        SocketKind.CONNECTION,
                        UnixPath.UNNAMED,
                        to,
                        null,
                        act.line(),
                        connection,
                        new WireEvent.Connected());
            } finally {
                home.log().unlock();
            }
        } catch (IOException failed) {
            boolean refused = Troubles.isRefused(failed);
            failed(name, to, act, first, refused ? new WireEvent.Refused() : new WireEvent.Failed(Reason.of(failed)));
            close(channel);
            throw ofConnect(failed, to, refused);
        } catch (LabException failed) {
            failed(name, to, act, first, new WireEvent.Failed(failed.what()));
            close(channel);
            throw failed;
        } finally {
            home.ledger().release(name);
        }
    }

    /**
     * Starts an echo server (RFC 862) on a socket file. Closing it removes the file.
     *
     * @throws LabException as {@link #listen} and {@link Lab#echo(Endpoint, String, EchoSettings, boolean, Act)}
     */
    public LedgerEntry echo(String file, @Nullable String wanted, EchoSettings settings, Act act) throws LabException {
        delays.before(act);
        return servers.echo(folder.path(file), wanted, settings, false, act, null);
    }

    /**
     * As {@link Lab#http}, but the connection goes to a socket's file; the URL's host is only what the request says.
     *
     * @throws LabException as {@link Lab#http} and {@link #connect}
     */
    public HttpAnswer http(String file, HttpRequest request, boolean headOnly, Act act) throws LabException {
        delays.before(act);
        return http.send(request, folder.path(file), headOnly, act);
    }

    /**
     * The address of a file in the lab's own folder, for what listens or connects there.
     *
     * @param file a name of letters, digits, dot, dash and underscore, at most 64
     * @throws LabException BAD_INPUT
     */
    public UnixPath at(String file) throws LabException {
        return folder.path(file);
    }

    /** Who is at the other end of a connection, as the kernel saw it when it connected (SO_PEERCRED, unix(7)). */
    public Observed<String> peer(String connection) {
        try {
            return home.ledger()
                    .held(connection, TcpConnection.class, SocketKind.CONNECTION.word())
                    .peerCredentials();
        } catch (LabException gone) {
            return Observed.unseen(gone.what());
        }
    }

    /** The kernel's state of the file's listening socket, as ss(8) writes it: {@code LISTEN}; empty if it lists none. */
    public Observed<Optional<String>> listenState(UnixPath path) {
        return UnixTable.listenState(path);
    }

    /** Only a TCP connection can be reset. */
    static void refuseAbort(Optional<LedgerEntry> entry) throws LabException {
        if (entry.isPresent() && entry.get().open() && entry.get().localAddress() instanceof UnixPath) {
            String name = entry.get().name();
            throw new LabException(
                    Trouble.WRONG_KIND,
                    name + " is a Unix socket: only TCP has a RST to send",
                    "`close " + name + "` ends it");
        }
    }

    void close() {
        folder.close();
    }

    static LabException ofConnect(IOException failed, UnixPath to, boolean refused) {
        if (refused) {
            return new LabException(
                    Trouble.REFUSED,
                    to + " refused: the file is there, and nobody listens behind it",
                    "it is left over from a program that has gone: listen under another name",
                    failed);
        }
        if (Troubles.isTryAgain(failed)) {
            return new LabException(
                    Trouble.TIMED_OUT,
                    "the queue of connections of " + to + " is full",
                    "`accept` there makes room",
                    failed);
        }
        return Files.exists(Path.of(to.path()))
                ? Troubles.other("could not connect to " + to, failed)
                : new LabException(
                        Trouble.NO_SUCH_SOCKET,
                        "there is no socket file " + to.name() + ": nobody is bound to it",
                        "`listen " + to + "` makes it",
                        failed);
    }

    private void failed(String name, Address to, Act act, long first, WireEvent.What outcome) {
        home.log().lock();
        try {
            home.log().add(name, null, to, outcome);
            home.ledger()
                    .failed(new LedgerEntry(
                            name, SocketKind.CONNECTION, null, to, null, false, act.line(), Instant.now(), first));
        } finally {
            home.log().unlock();
        }
    }

    private static void close(@Nullable SocketChannel channel) {
        if (channel != null) {
            Quietly.close(channel);
        }
    }
}
