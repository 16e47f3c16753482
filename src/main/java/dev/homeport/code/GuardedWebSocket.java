package dev.homeport.code;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Builds WebSockets that stay on loopback. */
record GuardedWebSocket(WebSocket.Builder builder, Guard guard) implements WebSocket.Builder {
    private static final int SWITCHING_PROTOCOLS = 101;

    /** Looks at each address first. */
    interface Guard {
        HttpVisits.Visit to(URI uri) throws IOException;
    }

    @Override
    public WebSocket.Builder header(String name, String value) {
        builder.header(name, value);
        return this;
    }

    @Override
    public WebSocket.Builder connectTimeout(Duration timeout) {
        builder.connectTimeout(timeout);
        return this;
    }

    @Override
    public WebSocket.Builder subprotocols(String mostPreferred, String... lesserPreferred) {
        builder.subprotocols(mostPreferred, lesserPreferred);
        return this;
    }

    @Override
    public CompletableFuture<WebSocket> buildAsync(URI uri, WebSocket.Listener listener) {
        HttpVisits.Visit visit;
        try {
            visit = guard.to(uri);
        } catch (IOException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        return builder.buildAsync(uri, listener).handle((socket, failed) -> {
            if (failed == null) {
                // RFC 6455, section 4.1: nothing else begins one.
                visit.answered("GET", GuardedHttpClient.target(uri), SWITCHING_PROTOCOLS);
                return socket;
            }
            throw new CompletionException(GuardedHttpClient.told(visit, failed));
        });
    }
}
