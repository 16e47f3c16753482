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

    /**
     * Connects, listens a little, sends the payload, reads as many bytes back and a little past them, sends FIN and reads on.
     *
     * @param halfClose whether FIN follows the payload at once
     */
    record Echo(int port, Bytes payload, boolean halfClose) implements Look<PortAnswers<EchoAnswer>> {
        public Echo(int port, Bytes payload) {
            this(port, payload, false);
        }
    }

    /** Sends the payload as one UDP datagram, and takes what comes back until it has come, and a little longer. */
    record UdpEcho(int port, Bytes payload) implements Look<PortAnswers<DatagramAnswer>> {}

    /** Has {@code clients} connections open and unanswered at the same moment; the last to connect speaks first. */
    record ManyClients(int port, int clients) implements Look<PortAnswers<ClientsAnswer>> {}

    /** Connects and does a TLS handshake, whatever the certificate. */
    record Tls(int port) implements Look<PortAnswers<TlsAnswer>> {}

    /**
     * Sends an HTTP request. The URL's host is a loopback one, or none.
     *
     * @param headOnly whether nothing is read behind the header section
     */
    record Http(HttpRequest request, boolean headOnly) implements Look<HttpAnswer> {}
}
