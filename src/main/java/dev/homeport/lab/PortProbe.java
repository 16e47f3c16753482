package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Probed;
import dev.homeport.net.Probed.Outcome;
import dev.homeport.net.UnixPath;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Locale;

/** Looks at one port as a client would. The socket is the probe's own: it stands neither in the ledger nor in the wire log. */
final class PortProbe {
    static final Duration GREETING_WITHIN = Duration.ofSeconds(1);
    private static final int MOST_BYTES = 1024;

    private final Waiters waiters;
    private final Act act;
    private final Deadline deadline;
    private final long began = System.nanoTime();

    PortProbe(Waiters waiters, Act act) {
        this.waiters = waiters;
        this.act = act;
        this.deadline = Deadline.after(act.within());
    }

    Probed tcp(Endpoint to) throws LabException {
        Addresses.mayConnect(to);
        try (SocketChannel channel = Addresses.socketFor(to)) {
            channel.configureBlocking(false);
            channel.connect(to.toSocketAddress());
            while (!channel.finishConnect()) {
                if (!ready(channel, SelectionKey.OP_CONNECT, deadline)) {
                    return probed(Outcome.TIMED_OUT);
                }
            }
            return greeting(channel);
        } catch (IOException failed) {
            return failed(failed, to);
        }
    }

    /** @throws LabException NO_SUCH_SOCKET if there is no such file */
    Probed unix(UnixPath to) throws LabException {
        try (SocketChannel channel = Addresses.socketFor(to)) {
            channel.configureBlocking(false);
            // At once, or not at all: a Unix stream has no handshake to wait for (connect(2)).
            channel.connect(Addresses.toSocketAddress(to));
            return greeting(channel);
        } catch (IOException failed) {
            if (Troubles.isRefused(failed)) {
                return probed(Outcome.REFUSED);
            }
            if (Troubles.isTryAgain(failed)) {
                return probed(Outcome.TIMED_OUT);
            }
            if (Troubles.isReset(failed)) {
                return probed(Outcome.RESET);
            }
            if (Reason.of(failed).toLowerCase(Locale.ROOT).contains("permission denied")) {
                return probed(Outcome.UNREACHABLE, Bytes.EMPTY, Reason.of(failed));
            }
            throw Unix.ofConnect(failed, to, false);
        }
    }

    Probed udp(Endpoint to) throws LabException {
        Addresses.mayConnect(to);
        try (DatagramChannel channel = DatagramChannel.open(
                to.address() instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6)) {
            channel.configureBlocking(false);
            // Connected, so that the kernel tells of ICMP errors (udp(7)).
            channel.connect(to.toSocketAddress());
            // Not an empty one: a connected channel takes that for nothing to do, and sends no datagram.
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
            ByteBuffer in = ByteBuffer.allocate(MOST_BYTES);
            if (!ready(channel, SelectionKey.OP_READ, deadline)) {
                return probed(Outcome.SILENT);
            }
            channel.read(in);
            return probed(Outcome.ANSWERED, Bytes.of(in.array(), 0, in.position()), "");
        } catch (PortUnreachableException refused) {
            return probed(Outcome.REFUSED);
        } catch (UnsupportedOperationException noIpv6) {
            throw Troubles.other("could not probe " + to, new SocketException("IPv6 is switched off"));
        } catch (IOException failed) {
            return failed(failed, to);
        }
    }

    private Probed greeting(SocketChannel channel) throws IOException, LabException {
        ByteBuffer in = ByteBuffer.allocate(MOST_BYTES);
        if (!ready(channel, SelectionKey.OP_READ, Deadline.after(GREETING_WITHIN))) {
            return probed(Outcome.ACCEPTED_SILENT);
        }
        if (channel.read(in) < 0) {
            return probed(Outcome.CLOSED);
        }
        return probed(Outcome.GREETED, Bytes.of(in.array(), 0, in.position()), "");
    }

    /** Linux turns ICMP into these errors by icmp_err_convert, net/ipv4/icmp.c. */
    private Probed failed(IOException failed, Endpoint to) throws LabException {
        String reason = Reason.of(failed).toLowerCase(Locale.ROOT);
        // Even where it is learned while connecting: a RST that answers the SYN is ECONNREFUSED (RFC 9293, section
        // 3.10.7.3).
        if (Troubles.isReset(failed)) {
            return probed(Outcome.RESET);
        }
        if (Troubles.isRefused(failed)) {
            return probed(Outcome.REFUSED);
        }
        if (reason.contains("unreachable") || reason.contains("no route") || reason.contains("not permitted")) {
            return probed(Outcome.UNREACHABLE, Bytes.EMPTY, Reason.of(failed));
        }
        if (reason.contains("timed out")) {
            return probed(Outcome.TIMED_OUT);
        }
        throw Troubles.other("could not probe " + to, failed);
    }

    private Probed probed(Outcome outcome) {
        return probed(outcome, Bytes.EMPTY, "");
    }

    private Probed probed(Outcome outcome, Bytes answer, String system) {
        return new Probed(outcome, answer, Duration.ofNanos(System.nanoTime() - began), system);
    }

    private boolean ready(SelectableChannel channel, int operation, Deadline until) throws IOException, LabException {
        return switch (Waiting.on(channel, operation, until, act.cancellation(), waiters)) {
            case READY -> true;
            case TIMED_OUT -> false;
            case CANCELLED -> throw Troubles.cancelled("the probe");
            case CLOSED -> throw Troubles.closed("the lab");
        };
    }
}
