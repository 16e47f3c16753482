package dev.homeport.net;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on one of the lab's sockets.
 *
 * @param number counts up from 1 without gaps; a dropped old event leaves its number unused
 * @param name the socket it happened on, as in its {@link LedgerEntry}
 * @param localAddress null where the socket never got one
 * @param remoteAddress null where there is no peer
 */
public record WireEvent(
        long number,
        Instant at,
        String name,
        @Nullable Address localAddress,
        @Nullable Address remoteAddress,
        What what) {

    /** The socket's own address and port; null where it has none, which includes every Unix domain socket. */
    public @Nullable Endpoint local() {
        return localAddress instanceof Endpoint endpoint ? endpoint : null;
    }

    /** The peer's address and port; null where there is none, which includes every Unix domain socket. */
    public @Nullable Endpoint remote() {
        return remoteAddress instanceof Endpoint endpoint ? endpoint : null;
    }

    /** The kinds of event. */
    public sealed interface What {}

    /** bind(2) gave it its local endpoint. */
    public record Bound() implements What {}

    /**
     * bind(2) gave it none.
     *
     * @param at what it asked for
     * @param taken whether that was because another socket has it (EADDRINUSE)
     * @param reason the system's own
     */
    public record BindRefused(Address at, boolean taken, String reason) implements What {}

    /** listen(2): connections can come now. */
    public record Listening(int backlog) implements What {}

    /** accept(2) took this connection from the listener's queue. */
    public record Accepted(String listener) implements What {}

    /** connect(2) was called. */
    public record Connecting() implements What {}

    /** The handshake is done. */
    public record Connected() implements What {}

    /**
     * Bytes handed to the kernel. {@code data} may be only the beginning of {@code count} bytes.
     *
     * @param datagram whether they are one message, which arrives whole or not at all
     */
    public record Sent(Bytes data, long count, boolean datagram) implements What {
        public Sent(Bytes data, long count) {
            this(data, count, false);
        }
    }

    /**
     * Bytes taken from the kernel. {@code data} may be only the beginning of {@code count} bytes.
     *
     * @param datagram whether they are one message, or what was taken of one
     */
    public record Received(Bytes data, long count, boolean datagram) implements What {
        public Received(Bytes data, long count) {
            this(data, count, false);
        }
    }

    /** The datagram just received was longer than what was asked for: {@code lost} bytes of it are gone (recv(2)). */
    public record Truncated(long lost) implements What {}

    /** ICMP told that no socket has the port (RFC 1122, section 4.1.3.3). */
    public record Unreachable() implements What {}

    /** This side sent FIN and can still receive (RFC 9293, section 3.6.1). */
    public record HalfClosed() implements What {}

    /**
     * The kernel has the peer's FIN, and no receive has come to it yet.
     *
     * @param unread how many bytes stand before it
     */
    public record FinCame(long unread) implements What {}

    /** A receive came to the peer's FIN: end of stream. */
    public record PeerClosed() implements What {}

    /** This side closed. */
    public record Closed() implements What {}

    /**
     * This side closes with bytes unread, so that RST goes in place of FIN (RFC 9293, section 3.6.1; RFC 2525, section 2.17).
     * {@link Closed} follows.
     */
    public record ResetByClose(long unread) implements What {}

    /** This side aborted: RST sent (RFC 9293, section 3.10.5). */
    public record Aborted() implements What {}

    /** The peer's RST came. */
    public record WasReset() implements What {}

    /** Nobody listens there: RST in answer to SYN. */
    public record Refused() implements What {}

    /**
     * It waited in vain until the deadline: for an answer, for somebody to accept, for bytes, or for room to send.
     *
     * @param nothingCame whether it waited for bytes, or for a datagram, and none came
     */
    public record TimedOut(Duration after, boolean nothingCame) implements What {
        public TimedOut(Duration after) {
            this(after, false);
        }
    }

    /**
     * The TLS handshake is done: what follows is encrypted on the wire, and shown here as it was before.
     *
     * @param version {@code TLSv1.3}
     * @param cipherSuite as RFC 9846, appendix B.4 names them
     * @param certificate the server's
     */
    public record Secured(
            String version, String cipherSuite, @Nullable Certificate certificate) implements What {}

    /** This side sent close_notify: the encrypted stream ends here and is whole (RFC 9846, section 6.1). */
    public record SentCloseNotify() implements What {}

    /** The peer's close_notify came. */
    public record CloseNotified() implements What {}

    /** The peer sent FIN without close_notify before it: what was received may be cut short. */
    public record CutShort() implements What {}

    /**
     * A web server of the lab answered a request.
     *
     * @param fields the request's field lines; the first of them where {@code fieldsCut}
     * @param fieldsCut whether there were more, or longer ones, than are kept: 64 lines and 4 KiB
     */
    public record Answered(String method, String target, int status, List<HttpField> fields, boolean fieldsCut)
            implements What {
        private static final int MOST_LINES = 64;
        private static final int MOST_CHARACTERS = 4 << 10;

        public Answered {
            fields = List.copyOf(fields);
        }

        /** Of a request whose fields are not known. */
        public Answered(String method, String target, int status) {
            this(method, target, status, List.of(), true);
        }

        /** With as many of the fields as are kept. */
        public static Answered of(String method, String target, int status, Iterable<HttpField> fields) {
            List<HttpField> kept = new ArrayList<>();
            int characters = 0;
            for (HttpField each : fields) {
                characters += each.name().length() + each.value().length();
                if (kept.size() == MOST_LINES || characters > MOST_CHARACTERS) {
                    return new Answered(method, target, status, kept, true);
                }
                kept.add(each);
            }
            return new Answered(method, target, status, kept, false);
        }

        /** Whether it is about the same request and answer, as far as both know. */
        public boolean isSameAs(Answered other) {
            return method.equals(other.method) && target.equals(other.target) && status == other.status;
        }
    }

    /** A client whose bytes are not seen had this request answered over this connection. */
    public record Requested(String method, String target, int status) implements What {}

    /**
     * A swarm of clients was here; what each of them did is not kept.
     *
     * @param bytes echoed and found right: so many went each way
     * @param failed how many clients ended in trouble
     */
    public record Swarmed(int clients, long messages, long bytes, int failed) implements What {}

    /**
     * A fault of a proxy acted.
     *
     * @param fault its word: latency, drop, ...
     * @param detail which way, and what it did to what
     */
    public record Faulted(String fault, String detail) implements What {}

    /** The act failed in another way; the reason is the system's own. */
    public record Failed(String reason) implements What {}
}
