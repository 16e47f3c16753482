package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.TlsFacts;
import dev.homeport.net.WireEvent;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** A web server of Javalin's, whose routes come and go while it runs. */
final class WebServer implements Held {
    static final int BACKLOG = 128;

    /** One acceptor and selector, and a few to answer: a learner's pages are short. */
    private static final int MOST_THREADS = 8;

    private final String name;
    private final WebDoor door;
    private final Address local;
    private final Home home;
    private final TlsSide.@Nullable Server side;
    private final Routes routes = new Routes();
    private final Javalin javalin;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * @param door closed with the server
     * @param side null for plain HTTP
     */
    WebServer(String name, WebDoor door, boolean exposed, Home home, TlsSide.@Nullable Server side) {
        this.name = name;
        this.door = door;
        this.local = door.local();
        this.home = home;
        this.side = side;
        javalin = Javalin.create(config -> configure(config, exposed));
    }

    /** Begins to accept. Until then clients wait in the backlog. */
    void start() {
        javalin.start();
    }

    Routes routes() {
        return routes;
    }

    private void configure(JavalinConfig config, boolean exposed) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        // It would complain after five seconds, on a thread that keeps the program alive.
        config.startup.startupWatcherEnabled = false;
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 1);
        threads.setName("lab web " + name);
        threads.setDaemon(true);
        // With some in reserve Jetty answers on the thread that has read the request, and another goes on reading.
        threads.setReservedThreads(2);
        config.jetty.threadPool = threads;
        config.jetty.modifyServer(this::configure);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.addConnector(this::connector);
        WebAnswers answers = new WebAnswers(name, routes, exposed, home, local);
        // Before any route of Javalin's own: this one sees every method and path, also those nobody has heard of.
        config.routes.before(answers::answer);
    }

    private void configure(Server server) {
        server.setStopTimeout(0);
        server.setErrorHandler(new WebErrors(name, home, local));
    }

    private Connector connector(Server server, HttpConfiguration http) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ConnectionFactory[] layers = side == null
                ? new ConnectionFactory[] {plain}
                : new ConnectionFactory[] {new SslConnectionFactory(encrypting(side), plain.getProtocol()), plain};
        AbstractConnector connector = door.connector(server, layers);
        connector.setShutdownIdleTimeout(0);
        connector.addEventListener(new Connection.Listener() {
            @Override
            public void onOpened(Connection connection) {
                // Over TLS the HTTP inside is a connection to Jetty, too.
                if (side == null || connection instanceof SslConnection) {
                    accepted(connection.getEndPoint());
                }
            }
        });
        return connector;
    }

    private static SslContextFactory.Server encrypting(TlsSide.Server side) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(side.context());
        return factory;
    }

    private void accepted(EndPoint client) {
        SocketAddress far = client.getRemoteSocketAddress();
        SocketAddress near = client.getLocalSocketAddress();
        if (far == null || near == null) {
            // It has gone already.
            return;
        }
        home.log().add(name, Addresses.of(near), Addresses.of(far), new WireEvent.Accepted(name));
    }

    @Override
    public @Nullable TlsFacts tls() {
        return side == null ? null : side.facts();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        javalin.stop();
        // Javalin leaves the socket alone where it never started.
        door.close();
        home.closed(name, local, this);
    }
}
