package dev.homeport.code;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As {@link WebServers}, of the one that encrypts. Public for rewritten snippets alone. */
public final class SecureWebServers {
    private SecureWebServers() {}

    /** HttpsServer.create. */
    public static HttpsServer create(@Nullable InetSocketAddress at, int backlog) throws IOException {
        return WebServers.bound(HttpsServer.create(), at, backlog);
    }

    /** HttpsServer.create with a first page, which Java has from 18 on. */
    public static HttpsServer create(
            @Nullable InetSocketAddress at, int backlog, String path, HttpHandler handler, Filter... filters)
            throws IOException {
        HttpsServer server = create(at, backlog);
        WebServers.createContext(server, path, handler).getFilters().addAll(List.of(filters));
        return server;
    }
}
