package dev.homeport.code;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;

/**
 * URL's connections, over the lab's sockets: what rewritten snippets call instead. The JDK makes them with sockets of java.net,
 * for which it asks a factory if there is one; it is set when a snippet first opens a URL. Public for snippets alone.
 */
public final class UrlConnections {
    private static boolean set;

    private UrlConnections() {}

    /** URL.openConnection. */
    public static URLConnection openConnection(URL url) throws IOException {
        haveFactory();
        return url.openConnection();
    }

    /** URL.openConnection; a proxy has to be on loopback, too. */
    public static URLConnection openConnection(URL url, Proxy proxy) throws IOException {
        haveFactory();
        return url.openConnection(proxy);
    }

    /** URL.openStream. */
    public static InputStream openStream(URL url) throws IOException {
        haveFactory();
        return url.openStream();
    }

    /** URL.getContent. */
    public static Object getContent(URL url) throws IOException {
        haveFactory();
        return url.getContent();
    }

    /** The whole program's, and once for all: what no snippet asks for gets a socket of the system's. */
    @SuppressWarnings("deprecation") // nothing else reaches what the JDK opens by itself
    private static synchronized void haveFactory() throws IOException {
        if (!set) {
            Socket.setSocketImplFactory(() -> {
                try {
                    return new LabTcp(Benches.ofCaller());
                } catch (IllegalStateException notOfASnippet) {
                    return new SystemTcp();
                }
            });
            set = true;
        }
    }
}
