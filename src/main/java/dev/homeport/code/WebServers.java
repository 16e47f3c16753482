package dev.homeport.code;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.homeport.lab.Guest;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.SocketKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The JDK's small web server, entered in the lab: what rewritten snippets call instead. Public for them alone. */
public final class WebServers {
    private static final int USUAL_BACKLOG = 50;

    private static final Map<HttpServer, Guest> GUESTS = Collections.synchronizedMap(new WeakHashMap<>());

    private WebServers() {}

    /** HttpServer.create, not bound. */
    public static HttpServer create(int bench) throws IOException {
        Benches.get(bench);
        return HttpServer.create();
    }

    /** HttpServer.create. An address without a host, which Java takes for every one, is 127.0.0.1 here. */
    public static HttpServer create(@Nullable InetSocketAddress at, int backlog, int bench) throws IOException {
        HttpServer server = HttpServer.create();
        if (at != null) {
            bind(server, at, backlog, bench);
        }
        return server;
    }

    /** HttpServer.bind. */
    public static void bind(HttpServer server, InetSocketAddress at, int backlog, int bench) throws IOException {
        Bench mine = Benches.get(bench);
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
                            () -> server.stop(0),
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

    /** HttpServer.stop. */
    public static void stop(HttpServer server, int delay) {
        Guest guest = GUESTS.get(server);
        if (guest == null) {
            server.stop(delay);
        } else {
            guest.close();
        }
    }

    private static HttpContext logged(HttpServer server, HttpContext context) {
        context.getFilters().add(new Filter() {
            @Override
            public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                try {
                    chain.doFilter(exchange);
                } finally {
                    Guest guest = GUESTS.get(server);
                    if (guest != null && exchange.getResponseCode() > 0) {
                        guest.answered(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().toString(),
                                exchange.getResponseCode());
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
