package dev.homeport.code;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** As {@link WebServers}, of the one that encrypts. Public for rewritten snippets alone. */
public final class SecureWebServers {
    private SecureWebServers() {}

    /** HttpsServer.create. */
    public static HttpsServer create(@Nullable InetSocketAddress at, int backlog) throws IOException {
        HttpsServer server = HttpsServer.create();
        if (at != null) {
            WebServers.bind(server, at, backlog);
        }
        return server;
    }

    /** HttpServer.bind. */
    public static void bind(HttpsServer server, InetSocketAddress at, int backlog) throws IOException {
        WebServers.bind(server, at, backlog);
    }

    /** HttpServer.createContext. */
    public static HttpContext createContext(HttpsServer server, String path, HttpHandler handler) {
        return WebServers.createContext(server, path, handler);
    }

    /** HttpServer.createContext, without a handler yet. */
    public static HttpContext createContext(HttpsServer server, String path) {
        return WebServers.createContext(server, path);
    }

    /** HttpServer.stop. */
    public static void stop(HttpsServer server, int delay) {
        WebServers.stop(server, delay);
    }
}
