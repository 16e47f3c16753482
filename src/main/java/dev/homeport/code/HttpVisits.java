package dev.homeport.code;

import dev.homeport.lab.GuestAttempt;
import dev.homeport.lab.GuestSocket;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The servers that one HttpClient is connected to. It keeps connections for later requests and tells nobody of them: so each
 * server has one entry, from the first answer on and until the client is ended. Its own port is not known.
 */
final class HttpVisits {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Bench bench;
    private final Runnable ends;
    private final Map<Endpoint, GuestSocket> open = new HashMap<>();

    /** @param ends closes the client's connections; all of them, where one is to be closed */
    HttpVisits(Bench bench, Runnable ends) {
        this.bench = bench;
        this.ends = ends;
    }

    /**
     * Before a request.
     *
     * @throws IOException not on loopback, or an unknown host
     */
    Visit to(URI uri, Optional<ProxySelector> proxies) throws IOException {
        if (uri.getHost() == null) {
            // The JDK has its own words for that.
            return new Visit(null, null);
        }
        boolean secure = "https".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        String host = uri.getHost().replace("[", "").replace("]", "");
        InetSocketAddress to = new InetSocketAddress(InetAddress.getByName(host), port);
        try {
            refuseProxies(uri, proxies);
            bench.lab().guests().maySend(Endpoint.of(to));
            synchronized (this) {
                if (open.containsKey(Endpoint.of(to))) {
                    return new Visit(null, null);
                }
            }
            return new Visit(bench.lab().guests().connecting(to, bench.takeName(), bench.act(null)), Endpoint.of(to));
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
    }

    /** The client has let go of its connections. */
    void ended() {
        List<GuestSocket> all;
        synchronized (this) {
            all = new ArrayList<>(open.values());
            open.clear();
        }
        all.forEach(GuestSocket::close);
    }

    private void refuseProxies(URI uri, Optional<ProxySelector> proxies) throws LabException {
        if (proxies.isPresent()) {
            for (Proxy each : proxies.get().select(uri)) {
                if (each.address() instanceof InetSocketAddress at && !at.isUnresolved()) {
                    bench.lab().guests().maySend(Endpoint.of(at));
                }
            }
        }
    }

    /** One request. Null attempt: it goes over a connection that is known. */
    final class Visit {
        private final @Nullable GuestAttempt attempt;
        private final @Nullable Endpoint to;

        private Visit(@Nullable GuestAttempt attempt, @Nullable Endpoint to) {
            this.attempt = attempt;
            this.to = to;
        }

        void answered() {
            if (attempt == null || to == null) {
                return;
            }
            try {
                GuestSocket guest = attempt.connected(null, to, ends);
                synchronized (HttpVisits.this) {
                    open.put(to, guest);
                }
            } catch (LabException labClosed) {
                ends.run();
            }
        }

        /** What the learner gets instead: the same, with the lab's reason. */
        IOException failed(IOException failed) {
            if (attempt == null) {
                return failed;
            }
            LabException reason = attempt.failed(failed);
            // HttpClient's own has no message.
            return failed instanceof ConnectException
                    ? Raise.because(new ConnectException(reason.what()), reason)
                    : Raise.because(failed, reason);
        }

        /** It ended in another way, such as an interrupt. */
        void dropped(Throwable cause) {
            if (attempt != null) {
                attempt.failed(new IOException(String.valueOf(cause.getMessage())));
            }
        }
    }
}
