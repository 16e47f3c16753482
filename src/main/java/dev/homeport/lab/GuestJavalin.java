package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** A Javalin that a learner's Java made: each of its connectors is a {@link Guest}, bound and entered before it starts. */
public final class GuestJavalin {
    private static final int USUAL_BACKLOG = 50;

    private final Javalin app;
    private final Home home;
    private final Troubles.Holder holder;
    private final Act act;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Guest> doors = new CopyOnWriteArrayList<>();
    private @Nullable String wanted;

    private GuestJavalin(Javalin app, @Nullable String wanted, Home home, Troubles.Holder holder, Act act) {
        this.app = app;
        this.wanted = wanted;
        this.home = home;
        this.holder = holder;
        this.act = act;
    }

    static GuestJavalin start(Javalin app, @Nullable String wanted, Home home, Troubles.Holder holder, Act act)
            throws LabException {
        GuestJavalin guest = new GuestJavalin(app, wanted, home, holder, act);
        // It would complain after five seconds, on a thread that keeps the program alive.
        app.unsafe.startup.startupWatcherEnabled = false;
        // By then Javalin has made all connectors, also those of the learner's own, and has bound none.
        app.unsafe.events.serverStarting(guest::open);
        app.unsafe.requestLogger.http((request, millis) -> guest.answered(request));
        boolean started = false;
        try {
            app.start();
            started = true;
            return guest;
        } catch (RuntimeException failed) {
            for (Throwable each = failed; each != null; each = each.getCause()) {
                if (each instanceof Refusal refusal) {
                    throw refusal.reason;
                }
            }
            throw failed;
        } finally {
            if (!started) {
                guest.stop();
            }
        }
    }

    /** Ends it; a second call does nothing. */
    public void stop() {
        if (stopped.compareAndSet(false, true)) {
            try {
                app.stop();
            } finally {
                doors.forEach(Guest::close);
            }
        }
    }

    private void open() {
        Server server = app.jettyServer().server();
        server.setStopTimeout(0);
        if (server.getThreadPool() instanceof QueuedThreadPool pool && !pool.isRunning()) {
            pool.setDaemon(true);
        }
        for (Connector each : server.getConnectors()) {
            try {
                if (!(each instanceof ServerConnector connector)) {
                    throw new LabException(
                            Trouble.BAD_INPUT,
                            "a " + each.getClass().getSimpleName() + " cannot be held to loopback here",
                            "use Jetty's ServerConnector, or start(PORT)");
                }
                open(connector);
            } catch (LabException refused) {
                throw new Refusal(refused);
            }
        }
    }

    private void open(ServerConnector connector) throws LabException {
        if (connector.getHost() == null) {
            connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        }
        connector.setShutdownIdleTimeout(0);
        String name = home.ledger().reserve(wanted, SocketKind.WEB_SERVER);
        wanted = null;
        Endpoint at = new Endpoint(InetAddress.getLoopbackAddress(), connector.getPort());
        try {
            at = new Endpoint(InetAddress.getByName(connector.getHost()), connector.getPort());
            Addresses.mayListen(at, false);
            connector.open();
            Endpoint local = new Endpoint(at.address(), connector.getLocalPort());
            int backlog = connector.getAcceptQueueSize();
            Guest door = new Guest(name, local, home, this::stop);
            connector.addEventListener(new Connection.Listener() {
                @Override
                public void onOpened(Connection connection) {
                    accepted(door, connection.getEndPoint());
                }
            });
            doors.add(door);
            home.enterListening(
                    name, SocketKind.WEB_SERVER, local, backlog < 1 ? USUAL_BACKLOG : backlog, act.line(), door);
        } catch (IOException failed) {
            throw Troubles.ofBind(failed, at, "serve", holder);
        } finally {
            home.ledger().release(name);
        }
    }

    private static void accepted(Guest door, EndPoint client) {
        SocketAddress remote = client.getRemoteSocketAddress();
        if (remote instanceof InetSocketAddress from) {
            door.accepted(Endpoint.of(from));
        }
    }

    private void answered(Context request) {
        int port = request.req().getLocalPort();
        String query = request.req().getQueryString();
        String target = request.req().getRequestURI() + (query == null ? "" : "?" + query);
        if (WebAnswers.peer(request) instanceof Endpoint peer) {
            String method = request.req().getMethod();
            doors.stream()
                    .filter(door -> door.local() instanceof Endpoint at && at.port() == port)
                    .forEach(door -> door.answered(peer, method, target, request.statusCode()));
        }
    }

    /** Carries the lab's reason through Javalin, which knows only unchecked ones. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient LabException reason;

        Refusal(LabException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
