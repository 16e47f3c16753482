package dev.homeport.net;

import java.net.InetAddress;
import java.util.List;

/**
 * Something to look at on this machine. A check names its looks, the lab does them, and the answers stand in the
 * {@link Snapshot}.
 *
 * @param <T> what a successful look brings
 */
public sealed interface Look<T> {
    /** Whether the other side can notice: it connects, sends or asks for a page. */
    default boolean active() {
        return true;
    }

    /** The kernel's socket table with owners. */
    record KernelTable() implements Look<List<KernelSocket>> {
        @Override
        public boolean active() {
            return false;
        }
    }

    /**
     * Whether a TCP socket can be bound to the port on loopback now; nothing is tried where the kernel's table shows a listener.
     * No client can notice, as what is bound does not listen; another program that binds in that instant, without SO_REUSEADDR,
     * is refused.
     */
    record BindTries(int port) implements Look<List<BindTry>> {
        @Override
        public boolean active() {
            return false;
        }
    }

    /** The range from which this kernel picks ephemeral ports. */
    record EphemeralRange() implements Look<PortRange> {
        @Override
        public boolean active() {
            return false;
        }
    }

    /** What a host name stands for on this machine. */
    record Resolution(String name) implements Look<List<InetAddress>> {
        @Override
        public boolean active() {
            return false;
        }
    }

    /** Connects to 127.0.0.1, or to ::1 if nobody listens there, sends the payload, and reads as many bytes back. */
    record Echo(int port, Bytes payload) implements Look<EchoAnswer> {}

    /** Sends the payload as one UDP datagram to 127.0.0.1, or to ::1 if nobody is there, and takes one back. */
    record UdpEcho(int port, Bytes payload) implements Look<EchoAnswer> {}

    /** As {@link Echo} with {@code clients} connections that are all open at the same moment. */
    record ManyClients(int port, int clients) implements Look<ClientsAnswer> {}

    /** Connects to 127.0.0.1 and does a TLS handshake, whatever the certificate. */
    record Tls(int port) implements Look<TlsAnswer> {}

    /**
     * Sends an HTTP request. The URL's host is a loopback one, or none.
     *
     * @param headOnly whether nothing is read behind the header section
     */
    record Http(HttpRequest request, boolean headOnly) implements Look<HttpAnswer> {}
}
