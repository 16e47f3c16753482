package dev.homeport.code;

import dev.homeport.lab.LabException;
import dev.homeport.lab.WebRoute;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import java.io.IOException;

/** A server of the lab, which answers by itself: echo, web server, proxy or tap. */
public final class Server implements AutoCloseable {
    private static final int OK = 200;

    private final Opened opened;
    private final LedgerEntry entry;

    Server(Opened opened, LedgerEntry entry) {
        this.opened = opened;
        this.entry = entry;
    }

    /** The port that it listens on; 0 where it listens on a file. */
    public int port() {
        Endpoint local = entry.local();
        return local == null ? 0 : local.port();
    }

    /** The lab's name for it. */
    public String name() {
        return entry.name();
    }

    /**
     * Gives a web server an answer with status 200, as {@code route} does.
     *
     * @param method as in RFC 9110, section 9: GET, POST, …
     * @param path begins with a slash
     * @param contentType such as {@code text/plain; charset=utf-8} or {@code application/json}
     * @throws IOException this server is no web server, is closed, or the path cannot be
     */
    public void route(String method, String path, String contentType, String body) throws IOException {
        try {
            opened.lab().route(opened.openName(), new WebRoute(method, path, OK, contentType, body));
        } catch (LabException e) {
            throw new IOException(e.what(), e);
        }
    }

    /** Stops it, with all that it has accepted. A second call does nothing. */
    @Override
    public void close() throws IOException {
        if (opened.isOpen()) {
            try {
                opened.lab().close(opened.name());
            } catch (LabException e) {
                throw new IOException(e.what(), e);
            }
        }
    }

    @Override
    public String toString() {
        return opened.isOpen()
                ? entry.name() + ", " + entry.kind().word() + " on " + entry.localAddress()
                : "a closed " + entry.kind().word();
    }
}
