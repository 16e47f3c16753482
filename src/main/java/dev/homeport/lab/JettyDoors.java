package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.Container;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The connectors of a Jetty that a learner's Java made: each is a {@link Guest}, bound to loopback and entered before it starts. */
final class JettyDoors {
    private static final int USUAL_BACKLOG = 50;

    private final Home home;
    private final Troubles.Holder holder;
    private final Act act;
    private final Runnable stops;
    private final List<Guest> doors = new CopyOnWriteArrayList<>();
    private final List<ServerConnector> opened = new CopyOnWriteArrayList<>();
    private final Container.Listener added = new Container.Listener() {
        @Override
        public void beanAdded(Container parent, Object bean) {
            if (bean instanceof Connector connector && !opened.contains(connector)) {
                openLater(connector);
            }
        }

        @Override
        public void beanRemoved(Container parent, Object bean) {}
    };
    private @Nullable String wanted;
    private @Nullable Server server;

    /**
     * @param wanted the name of the first
     * @param stops ends the server
     */
    JettyDoors(@Nullable String wanted, Home home, Troubles.Holder holder, Act act, Runnable stops) {
        this.wanted = wanted;
        this.home = home;
        this.holder = holder;
        this.act = act;
        this.stops = stops;
    }

    /** @throws LabException EXPOSED, NOT_LOCAL, PORT_TAKEN, PERMISSION, NAME_IN_USE, BAD_INPUT; some may be open by then */
    void open(Server server) throws LabException {
        server.setStopTimeout(0);
        if (server.getThreadPool() instanceof QueuedThreadPool pool && !pool.isRunning()) {
            pool.setDaemon(true);
        }
        for (Connector each : server.getConnectors()) {
            open(each);
        }
        // Also those that are added while it starts, or later: it is told of them before they are started.
        server.addEventListener(added);
        this.server = server;
    }

    private void openLater(Connector connector) {
        try {
            open(connector);
        } catch (LabException refused) {
            throw new IllegalStateException(refused.what(), refused);
        }
    }

    private void open(Connector each) throws LabException {
        if (!(each instanceof ServerConnector connector)) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "a " + each.getClass().getSimpleName() + " cannot be held to loopback here",
                    "use Jetty's ServerConnector, or start(PORT)");
        }
        openOnLoopback(connector);
    }

    private void openOnLoopback(ServerConnector connector) throws LabException {
        if (connector.getHost() == null) {
            connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        }
        connector.setShutdownIdleTimeout(0);
        String name = home.ledger().reserve(wanted, SocketKind.WEB_SERVER);
        wanted = null;
        Endpoint at = new Endpoint(InetAddress.getLoopbackAddress(), connector.getPort());
        try {
            at = new Endpoint(InetAddress.getByName(connector.getHost()), connector.getPort());
            Addresses.mustBeLoopback(at);
            connector.open();
            opened.add(connector);
            Endpoint local = new Endpoint(at.address(), connector.getLocalPort());
            int backlog = connector.getAcceptQueueSize();
            Guest door = new Guest(name, local, home, stops);
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
            home.bindRefused(name, SocketKind.WEB_SERVER, at, act.line(), failed);
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

    /** @param at where the request came */
    void answered(@Nullable Address at, Endpoint peer, WireEvent.Answered answered) {
        doors.stream().filter(door -> door.local().equals(at)).forEach(door -> door.answered(peer, answered));
    }

    @Override
    public String toString() {
        return doors.stream().map(Guest::toString).collect(Collectors.joining("; "));
    }

    /** A server that never started would leave its connectors open. */
    void close() {
        if (server != null) {
            server.removeEventListener(added);
        }
        opened.forEach(ServerConnector::close);
        doors.forEach(Guest::close);
    }
}
