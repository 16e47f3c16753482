package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.DatagramAnswer;
import dev.homeport.net.Endpoint;
import dev.homeport.net.ProbeEnd;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/** Asks whatever has a UDP port to echo one datagram. */
final class UdpProbe {
    private final ProbePorts probePorts;
    private final Waiters waiters;

    UdpProbe(ProbePorts probePorts, Waiters waiters) {
        this.probePorts = probePorts;
        this.waiters = waiters;
    }

    /** Another datagram may come first, and one too many after it: the deadline runs from the datagram sent on. */
    DatagramAnswer ask(Endpoint to, Bytes payload, Act act) throws IOException {
        List<Bytes> received = new ArrayList<>();
        ByteBuffer in = ByteBuffer.allocate(UdpSocket.LARGEST);
        try (DatagramChannel channel = Addresses.datagramSocketFor(to)) {
            channel.configureBlocking(false);
            // Connected: only then does ICMP's "port unreachable" come back to it (RFC 1122, section 4.1.3.3), and only
            // the
            // asked address gets a word in.
            channel.connect(to.toSocketAddress());
            int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            if (port == to.port()) {
                // The system chose the very port: nobody has it, and the socket would meet itself.
                return new DatagramAnswer(List.of(), ProbeEnd.REFUSED);
            }
            probePorts.add(port, to.port());
            try {
                channel.write(ByteBuffer.wrap(payload.toArray()));
                Deadline deadline = Deadline.after(act.within());
                int same = 0;
                int others = 0;
                while (same < DatagramAnswer.MOST
                        && !deadline.isOver()
                        && Waiting.on(channel, SelectionKey.OP_READ, deadline, act.cancellation(), waiters)
                                == Waiting.READY) {
                    in.clear();
                    if (channel.receive(in) == null) {
                        continue;
                    }
                    Bytes came = Bytes.of(in.array(), 0, in.position());
                    if (came.equals(payload)) {
                        received.add(came);
                        deadline = same == 0 ? Deadline.after(EchoProbe.AFTERWARDS) : deadline;
                        same++;
                    } else if (others < DatagramAnswer.MOST) {
                        received.add(came);
                        others++;
                    }
                }
            } finally {
                probePorts.gone(port, to.port());
            }
            return new DatagramAnswer(received, ProbeEnd.COMPLETE);
        } catch (PortUnreachableException nobody) {
            return new DatagramAnswer(received, received.isEmpty() ? ProbeEnd.REFUSED : ProbeEnd.COMPLETE);
        }
    }
}
