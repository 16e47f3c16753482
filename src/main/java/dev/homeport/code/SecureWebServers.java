package dev.homeport.code;

import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** As {@link WebServers}, of the one that encrypts. Public for rewritten snippets alone. */
public final class SecureWebServers {
    private SecureWebServers() {}

    /** HttpsServer.create. */
    public static HttpsServer create(@Nullable InetSocketAddress at, int backlog) throws IOException {
        return WebServers.bound(HttpsServer.create(), at, backlog);
    }
}
