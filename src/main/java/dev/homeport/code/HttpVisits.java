package dev.homeport.code;

import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The requests of one HttpClient: whether they may be sent, and what came of them. */
final class HttpVisits {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Bench bench;
    private final Runnable ends;
    private final KeptConnections kept;

    /** @param ends closes the client's connections; all of them, where one is to be closed */
    HttpVisits(Bench bench, Runnable ends) {
        this.bench = bench;
        this.ends = ends;
        this.kept = new KeptConnections(bench, ends);
    }

    /**
     * Before a request.
     *
     * @throws IOException not on loopback, or an unknown host
     */
    Visit to(URI uri, Optional<ProxySelector> proxies) throws IOException {
        if (uri.getHost() == null) {
            // The JDK has its own words for that.
            return new Visit(null);
        }
        boolean secure = "https".equalsIgnoreCase(uri.getScheme()) || "wss".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : secure ? HTTPS : HTTP;
        String host = uri.getHost().replace("[", "").replace("]", "");
        InetSocketAddress to = new InetSocketAddress(InetAddress.getByName(host), port);
        try {
            refuseProxies(uri, proxies);
            bench.lab().guests().maySend(Endpoint.of(to));
            kept.begins(Endpoint.of(to));
            return new Visit(Endpoint.of(to));
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
    }

    /** The client has let go of its connections. */
    void ended() {
        kept.ended();
    }

    /** The client was ended by its user. */
    void leaves() {
        kept.leaves();
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

    /** One request. Null server: there is none. */
    final class Visit {
        private final @Nullable Endpoint to;

        private Visit(@Nullable Endpoint to) {
            this.to = to;
        }

        /** @param target the request's path and query, as it asked for them (RFC 9110, section 7.1) */
        void answered(String method, String target, int status) {
            if (to == null) {
                return;
            }
            try {
                kept.used(to, method, target, status);
            } catch (LabException labClosed) {
                ends.run();
            }
        }

        /** What the learner gets instead: the same, with the lab's reason. */
        IOException failed(IOException failed) {
            Optional<LabException> known = to == null ? Optional.empty() : kept.failed(to, failed);
            if (known.isEmpty()) {
                return failed;
            }
            LabException reason = known.get();
            // HttpClient's own has no message.
            return failed instanceof ConnectException
                    ? Raise.because(new ConnectException(reason.what()), reason)
                    : Raise.because(failed, reason);
        }

        /** It ended in another way, such as an interrupt. */
        void dropped(Throwable cause) {
            if (to != null) {
                kept.dropped(to, new IOException(String.valueOf(cause.getMessage())));
            }
        }
    }
}
