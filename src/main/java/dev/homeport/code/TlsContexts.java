package dev.homeport.code;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** What a TLS context makes, over the lab's sockets. Public for rewritten snippets alone. */
public final class TlsContexts {
    private TlsContexts() {}

    /** SSLContext.getSocketFactory. */
    public static SSLSocketFactory getSocketFactory(SSLContext context) {
        return TlsSocketFactory.of(context);
    }

    /** SSLContext.getServerSocketFactory. */
    public static SSLServerSocketFactory getServerSocketFactory(SSLContext context) {
        return TlsServerSocketFactory.of(context);
    }
}
