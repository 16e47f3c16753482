package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.EchoFigures;
import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.net.BindException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts servers and enters them. */
final class Servers {
    private final Home home;
    private final Binding binding;

    Servers(Home home, Binding binding) {
        this.home = home;
        this.binding = binding;
    }

    /** @param side null for TCP alone */
    LedgerEntry echo(
            Address at,
            @Nullable String wanted,
            EchoSettings settings,
            boolean expose,
            Act act,
            TlsSide.@Nullable Server side)
            throws LabException {
        Addresses.mayListen(at, expose);
        possible(settings);
        String name = home.ledger().reserve(wanted, SocketKind.ECHO_SERVER);
        try {
            ServerSocketChannel channel = binding.bind(at, EchoServer.backlog(settings.mode()));
            try {
                return echo(channel, Addresses.of(channel.getLocalAddress()), name, settings, act, side);
            } catch (IOException | LabException failed) {
                Binding.giveUp(channel, at);
                throw failed;
            }
        } catch (IOException failed) {
            home.bindRefused(name, SocketKind.ECHO_SERVER, at, act.line(), failed);
            throw binding.failed(failed, at, "echo");
        } finally {
            home.ledger().release(name);
        }
    }

    private LedgerEntry echo(
            ServerSocketChannel channel,
            Address local,
            String name,
            EchoSettings settings,
            Act act,
            TlsSide.@Nullable Server side)
            throws IOException, LabException {
        EchoServer server = new EchoServer(name, channel, local, home, act.line(), settings, side);
        LedgerEntry entry = home.enterListening(
                name, SocketKind.ECHO_SERVER, local, EchoServer.backlog(settings.mode()), act.line(), server);
        server.start();
        return entry;
    }

    EchoFigures figures(String server) throws LabException {
        return home.ledger()
                .held(server, EchoServer.class, SocketKind.ECHO_SERVER.word())
                .figures();
    }

    static void possible(EchoSettings settings) throws LabException {
        EchoMode mode = settings.mode();
        if (mode == EchoMode.VIRTUAL && !ServerThreads.hasVirtual()) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "virtual threads came with Java 21, and this is Java "
                            + Runtime.version().feature(),
                    "`echo 0 --mode threads`, or start Homeport with a newer Java");
        }
        if (settings.maxClients() < 1 || settings.maxClients() > mode.mostClients()) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "mode " + mode.word() + " cannot have a limit of " + settings.maxClients() + " clients",
                    mode == EchoMode.ONE ? "leave the limit out: it is 1" : "choose 1 to " + mode.mostClients());
        }
    }

    /** @param side null for plain HTTP */
    LedgerEntry serve(Address at, @Nullable String wanted, boolean expose, Act act, TlsSide.@Nullable Server side)
            throws LabException {
        Addresses.mayListen(at, expose);
        String name = home.ledger().reserve(wanted, SocketKind.WEB_SERVER);
        try {
            return at instanceof Endpoint endpoint
                    ? serve(endpoint, name, act, side)
                    : serve((UnixPath) at, name, act, side);
        } catch (IOException failed) {
            home.bindRefused(name, SocketKind.WEB_SERVER, at, act.line(), failed);
            throw binding.failed(failed, at, "serve");
        } finally {
            home.ledger().release(name);
        }
    }

    private LedgerEntry serve(Endpoint at, String name, Act act, TlsSide.@Nullable Server side)
            throws IOException, LabException {
        ServerSocketChannel channel = binding.bind(at, WebServer.BACKLOG);
        try {
            WebDoor door = WebDoor.port(channel, TcpListener.localOf(channel));
            WebServer server = new WebServer(name, door, !at.isLoopback(), home, side);
            LedgerEntry entry = enter(name, server, door.local(), act);
            start(server);
            return entry;
        } catch (IOException | LabException failed) {
            Quietly.close(channel);
            throw failed;
        }
    }

    private LedgerEntry serve(UnixPath at, String name, Act act, TlsSide.@Nullable Server side)
            throws IOException, LabException {
        if (Files.exists(Path.of(at.path()))) {
            // Else the server's failing start would take the file of the one who is there along.
            throw new BindException("there already");
        }
        WebServer server = new WebServer(name, WebDoor.file(at), false, home, side);
        start(server);
        try {
            Binding.forThisUserOnly(at);
            return enter(name, server, at, act);
        } catch (IOException | LabException failed) {
            server.close();
            throw failed;
        }
    }

    private LedgerEntry enter(String name, WebServer server, Address local, Act act) throws LabException {
        return home.enterListening(name, SocketKind.WEB_SERVER, local, WebServer.BACKLOG, act.line(), server);
    }

    private static void start(WebServer server) throws LabException {
        try {
            server.start();
        } catch (RuntimeException failed) {
            server.close();
            throw Troubles.other("the web server did not start", failed);
        }
    }

    void route(String server, WebRoute route) throws LabException {
        web(server).routes().add(route);
        home.log().noticed();
    }

    List<WebRoute> routes(String server) throws LabException {
        return web(server).routes().list();
    }

    private WebServer web(String server) throws LabException {
        return home.ledger().held(server, WebServer.class, SocketKind.WEB_SERVER.word());
    }
}
