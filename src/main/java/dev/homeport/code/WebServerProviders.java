package dev.homeport.code;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import com.sun.net.httpserver.spi.HttpServerProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What gives out the JDK's small web servers, as {@link WebServers}. Public for rewritten snippets alone. */
public final class WebServerProviders {
    private WebServerProviders() {}

    /** HttpServerProvider.createHttpServer. */
    public static HttpServer createHttpServer(HttpServerProvider provider, @Nullable InetSocketAddress at, int backlog)
            throws IOException {
        return SnippetLoader.isOfASnippet(provider.getClass())
                ? provider.createHttpServer(at, backlog)
                : WebServers.bound(provider.createHttpServer(null, 0), at, backlog);
    }

    /** HttpServerProvider.createHttpsServer. */
    public static HttpsServer createHttpsServer(
            HttpServerProvider provider, @Nullable InetSocketAddress at, int backlog) throws IOException {
        return SnippetLoader.isOfASnippet(provider.getClass())
                ? provider.createHttpsServer(at, backlog)
                : WebServers.bound(provider.createHttpsServer(null, 0), at, backlog);
    }
}
