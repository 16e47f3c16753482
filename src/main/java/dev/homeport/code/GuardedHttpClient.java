package dev.homeport.code;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HttpClient, kept on loopback. It has sockets of its own on threads of its own, so their bytes are not logged: its
 * connections and requests are.
 */
final class GuardedHttpClient extends HttpClient {
    private final Redirect redirect;
    private final Supplier<HttpClient> makes;
    private final HttpVisits visits;
    private @Nullable HttpClient client;
    private boolean over;

    /** @param makes one that follows no redirection */
    GuardedHttpClient(Bench bench, Redirect redirect, Supplier<HttpClient> makes) {
        this.redirect = redirect;
        this.makes = makes;
        this.visits = new HttpVisits(bench, this::letGo);
    }

    /** The one at work. Once the lab has closed its connections there is a new one. */
    private synchronized HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = makes.get();
            client = known;
        }
        return known;
    }

    private void letGo() {
        HttpClient gone;
        synchronized (this) {
            gone = client;
            // One that its user has ended stays ended.
            client = over ? client : null;
        }
        if (gone != null) {
            HttpEnd.by("shutdownNow", gone);
            visits.ended();
        }
    }

    private HttpVisits.Visit visit(URI uri) throws IOException {
        return visits.to(uri, client().proxy().or(() -> Optional.ofNullable(ProxySelector.getDefault())));
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest next = request;
        for (int hops = 0; ; hops++) {
            HttpVisits.Visit visit = visit(next.uri());
            HttpResponse<T> response;
            try {
                response = client().send(next, Redirects.keeping(handler, next, redirect));
            } catch (IOException failed) {
                throw visit.failed(failed);
            } catch (InterruptedException | RuntimeException failed) {
                visit.dropped(failed);
                throw failed;
            }
            visit.answered(next.method(), target(next.uri()), response.statusCode());
            HttpRequest then = hops < Redirects.MOST ? Redirects.next(next, response, redirect) : null;
            if (then == null) {
                return response;
            }
            next = then;
        }
    }

    /** Path and query, as they stand in the request line. */
    static String target(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** What a future fails with, told to the lab. */
    static Throwable told(HttpVisits.Visit visit, Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        if (cause instanceof IOException io) {
            return visit.failed(io);
        }
        visit.dropped(cause);
        return cause;
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return sendAsync(request, handler, null);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler, pushes, 0);
    }

    private <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes, int hops) {
        HttpVisits.Visit visit;
        try {
            visit = visit(request.uri());
        } catch (IOException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        return client().sendAsync(request, Redirects.keeping(handler, request, redirect), pushes)
                .handle((response, failed) -> {
                    if (failed == null) {
                        visit.answered(request.method(), target(request.uri()), response.statusCode());
                        return response;
                    }
                    throw new CompletionException(told(visit, failed));
                })
                .thenCompose(response -> {
                    HttpRequest then = hops < Redirects.MOST ? Redirects.next(request, response, redirect) : null;
                    return then == null
                            ? CompletableFuture.completedFuture(response)
                            : sendAsync(then, handler, pushes, hops + 1);
                });
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return new GuardedWebSocket(client().newWebSocketBuilder(), this::visit);
    }

    // The following are HttpClient's own from Java 21 on, and nobody's before.

    /** Ends it once its requests are answered. */
    public void close() {
        end("close");
    }

    /** Lets it end. */
    public void shutdown() {
        end("shutdown");
    }

    /** Ends it and its connections. */
    public void shutdownNow() {
        end("shutdownNow");
    }

    private void end(String how) {
        HttpClient ending;
        synchronized (this) {
            ending = client();
            over = true;
        }
        HttpEnd.by(how, ending);
        visits.leaves();
    }

    /** Whether it has ended. */
    public boolean isTerminated() {
        return HttpEnd.isTerminated(client());
    }

    /** Waits for its end. */
    public boolean awaitTermination(Duration atMost) {
        return HttpEnd.awaitTermination(client(), atMost);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client().cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client().connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return redirect;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client().proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client().sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client().sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client().authenticator();
    }

    @Override
    public Version version() {
        return client().version();
    }

    @Override
    public Optional<Executor> executor() {
        return client().executor();
    }

    @Override
    public String toString() {
        return client().toString();
    }
}
