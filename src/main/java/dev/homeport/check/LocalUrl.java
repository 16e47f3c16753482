package dev.homeport.check;

import dev.homeport.net.Port;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Reads {@code :62893/hello} and {@code http://localhost:62893/hello}; only hosts that are this machine. */
final class LocalUrl {
    private static final List<String> HOSTS = List.of("127.0.0.1", "localhost", "[::1]");

    private LocalUrl() {}

    static Fit fit(Word word) {
        String written = word.written();
        if (written.startsWith("https:")) {
            return Fit.misfit("https is not spoken here: use http");
        }
        // localhost: both loopback addresses are asked.
        String full = written.startsWith(":") ? "http://localhost" + written : written;
        if (word.quoted() || !full.startsWith("http://")) {
            return Fit.misfit(word.shown() + " is no address of a page: write :62893/hello");
        }
        URI uri;
        try {
            uri = new URI(full);
        } catch (URISyntaxException e) {
            return Fit.misfit(word.shown() + " is no address of a page: write :62893/hello");
        }
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Fit.misfit(word.shown() + " is no address of a page: write :62893/hello");
        }
        if (!HOSTS.contains(host)) {
            return Fit.misfit("a check asks only this machine: 127.0.0.1 or localhost");
        }
        if (uri.getPort() > Port.MAX || uri.getPort() == 0) {
            return Fit.misfit(uri.getPort() + " is not a port: ports are 1 to 65535");
        }
        return new Fit.Fits(uri.getRawPath().isEmpty() ? uri.resolve("/") : uri);
    }
}
