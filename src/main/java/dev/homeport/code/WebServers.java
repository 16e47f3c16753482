package dev.homeport.code;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.homeport.lab.Guest;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpField;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The JDK's small web server, entered in the lab: what rewritten snippets call instead. Public for them alone. */
public final class WebServers {
    private static final int USUAL_BACKLOG = 50;

    private static final Map<HttpServer, Guest> GUESTS = Collections.synchronizedMap(new WeakHashMap<>());

    private static final LatestPeers PEERS = new LatestPeers();

    private WebServers() {}

    /** HttpServer.create. An address without a host, which Java takes for every one, is 127.0.0.1 here. */
    public static HttpServer create(@Nullable InetSocketAddress at, int backlog) throws IOException {
        return bound(HttpServer.create(), at, backlog);
    }

    /** Null leaves it unbound. */
    static <S extends HttpServer> S bound(S server, @Nullable InetSocketAddress at, int backlog) throws IOException {
        if (at != null) {
            bind(server, at, backlog);
        }
        return server;
    }

    /** HttpServer.create with a first page, which Java has from 18 on. */
    public static HttpServer create(
            @Nullable InetSocketAddress at, int backlog, String path, HttpHandler handler, Filter... filters)
            throws IOException {
        HttpServer server = create(at, backlog);
        createContext(server, path, handler).getFilters().addAll(List.of(filters));
        return server;
    }

    /** HttpServer.bind. */
    public static void bind(HttpServer server, InetSocketAddress at, int backlog) throws IOException {
        Bench mine = Benches.ofCaller();
        boolean anywhere = at.getAddress() != null && at.getAddress().isAnyLocalAddress();
        InetSocketAddress where = anywhere ? new InetSocketAddress(InetAddress.getLoopbackAddress(), at.getPort()) : at;
        try {
            Guest guest = mine.lab()
                    .guests()
                    .listener(
                            SocketKind.WEB_SERVER,
                            Endpoint.of(where),
                            mine.takeName(),
                            backlog < 1 ? USUAL_BACKLOG : backlog,
                            () -> {
                                server.bind(where, backlog);
                                return Endpoint.of(server.getAddress());
                            },
                            () -> end(server),
                            mine.act(null));
            GUESTS.put(server, guest);
        } catch (LabException e) {
            throw Raise.ofBind(mine, e);
        }
    }

    /** HttpServer.createContext; what it answers is logged. */
    public static HttpContext createContext(HttpServer server, String path, HttpHandler handler) {
        return logged(server, server.createContext(path, handler));
    }

    /** HttpServer.createContext, without a handler yet. */
    public static HttpContext createContext(HttpServer server, String path) {
        return logged(server, server.createContext(path));
    }

    /**
     * HttpServer.start. One that the JDK itself has bound is entered here; if others could reach it, it is stopped instead.
     */
    public static void start(HttpServer server) {
        if (!GUESTS.containsKey(server) && server.getAddress() != null) {
            enterBound(server);
        }
        server.start();
    }

    static void entered(HttpServer server, Guest guest) {
        GUESTS.put(server, guest);
    }

    private static void enterBound(HttpServer server) {
        Bench mine = Benches.ofCaller();
        Endpoint at = Endpoint.of(server.getAddress());
        try {
            GUESTS.put(
                    server,
                    mine.lab()
                            .guests()
                            .listener(
                                    SocketKind.WEB_SERVER,
                                    at,
                                    mine.takeName(),
                                    USUAL_BACKLOG,
                                    () -> at,
                                    () -> end(server),
                                    mine.act(null)));
        } catch (LabException refused) {
            end(server);
            throw new UncheckedIOException(Raise.of(mine, refused));
        }
    }

    /** One that was never started would listen on: its selector alone lets go of a channel (SelectableChannel). */
    static void end(HttpServer server) {
        try {
            server.start();
        } catch (IllegalStateException startedBefore) {
            // As most are.
        }
        server.stop(0);
    }

    /** HttpServer.stop. */
    public static void stop(HttpServer server, int delay) {
        Guest guest = GUESTS.get(server);
        if (guest == null) {
            server.stop(delay);
        } else {
            guest.close();
        }
    }

    /** What the prompt shows for it; null for the JDK's own words. */
    static @Nullable String shown(HttpServer server) {
        Guest guest = GUESTS.get(server);
        return guest == null ? null : guest.toString();
    }

    /** The server itself tells nobody of a connection: its first request does. */
    private static void tellOfConnection(HttpServer server, HttpExchange exchange) {
        Guest guest = GUESTS.get(server);
        if (guest != null && PEERS.isNew(guest, exchange.getRemoteAddress())) {
            guest.accepted(Endpoint.of(exchange.getRemoteAddress()));
        }
    }

    private static List<HttpField> fields(HttpExchange exchange) {
        return exchange.getRequestHeaders().entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> new HttpField(each.getKey(), value)))
                .toList();
    }

    private static HttpContext logged(HttpServer server, HttpContext context) {
        context.getFilters().add(new Filter() {
            @Override
            public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                tellOfConnection(server, exchange);
                try {
                    chain.doFilter(exchange);
                } finally {
                    Guest guest = GUESTS.get(server);
                    if (guest != null && exchange.getResponseCode() > 0) {
                        guest.answered(
                                Endpoint.of(exchange.getRemoteAddress()),
                                WireEvent.Answered.of(
                                        exchange.getRequestMethod(),
                                        exchange.getRequestURI().toString(),
                                        exchange.getResponseCode(),
                                        fields(exchange)));
                    }
                }
            }

            @Override
            public String description() {
                return "tells the lab what was answered";
            }
        });
        return context;
    }
}
