package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Look;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.ProbeEnd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/** Asks whatever has a UDP port to echo one datagram. */
final class UdpProbe {
    private final ProbePorts probePorts;
    private final Waiters waiters;

    UdpProbe(ProbePorts probePorts, Waiters waiters) {
        this.probePorts = probePorts;
        this.waiters = waiters;
    }

    /** At 127.0.0.1, and where nobody has the port there, at ::1. */
    EchoAnswer ask(Look.UdpEcho look, Deadline deadline, Cancellation cancellation) throws IOException {
        EchoAnswer answer = ask(LoopbackAddress.V4, look, deadline, cancellation);
        if (answer.end() != ProbeEnd.REFUSED) {
            return answer;
        }
        try {
            return ask(LoopbackAddress.V6, look, deadline, cancellation);
        } catch (IOException withoutIpv6) {
            return answer;
        }
    }

    private EchoAnswer ask(InetAddress where, Look.UdpEcho look, Deadline deadline, Cancellation cancellation)
            throws IOException {
        Endpoint to = new Endpoint(where, look.port());
        ByteBuffer in = ByteBuffer.allocate(UdpSocket.LARGEST);
        try (DatagramChannel channel = Addresses.datagramSocketFor(to)) {
            channel.configureBlocking(false);
            // Bound first: the port must be known as a probe's before the server can see it.
            channel.bind(new InetSocketAddress(where, 0));
            probePorts.add(((InetSocketAddress) channel.getLocalAddress()).getPort());
            // Connected: only then does ICMP's "port unreachable" come back to it (RFC 1122, section 4.1.3.3).
            channel.connect(to.toSocketAddress());
            channel.write(ByteBuffer.wrap(look.payload().toArray()));
            Waiting end = Waiting.on(channel, SelectionKey.OP_READ, deadline, cancellation, waiters);
            if (end != Waiting.READY || channel.receive(in) == null) {
                return new EchoAnswer(Bytes.EMPTY, ProbeEnd.TIMED_OUT, where.equals(LoopbackAddress.V6));
            }
            return new EchoAnswer(
                    Bytes.of(in.array(), 0, in.position()), ProbeEnd.COMPLETE, where.equals(LoopbackAddress.V6));
        } catch (PortUnreachableException nobody) {
            return new EchoAnswer(Bytes.EMPTY, ProbeEnd.REFUSED);
        }
    }
}
