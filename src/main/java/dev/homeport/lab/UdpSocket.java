package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Reason;
import dev.homeport.words.Span;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A UDP socket that the learner sends and receives on. Its channel never blocks. */
final class UdpSocket implements Held {
    static final int LARGEST = 65_535;

    private static final int MOST_AHEAD = 1_000;

    private final String name;
    private final DatagramChannel channel;
    private final Endpoint local;
    private final @Nullable Endpoint peer;
    private final Home home;
    private final Waiters waiters = new Waiters();
    private final Deque<Whole> ahead = new ArrayDeque<>();
    private @Nullable ByteBuffer inbox;
    private int receiving;
    private boolean toldUnreachable;

    /** A datagram as it came. */
    private record Whole(Endpoint from, Bytes data) {}

    /** @param peer where the channel is connected to, or null */
    UdpSocket(String name, DatagramChannel channel, Endpoint local, @Nullable Endpoint peer, Home home) {
        this.name = name;
        this.channel = channel;
        this.local = local;
        this.peer = peer;
        this.home = home;
    }

    void send(@Nullable Endpoint wanted, Bytes data, Act act) throws LabException {
        Endpoint to = target(wanted);
        refuseTooLarge(to, data.length());
        if (peer != null && data.isEmpty()) {
            // DatagramChannel's write, send and socket() all skip an empty buffer once connected (Java 17 and 25).
            throw new LabException(
                    Trouble.BAD_INPUT,
                    name + " is connected, and Java sends no empty datagram from a connected socket",
                    "send it from a socket of `udp bind`, or leave `from` out");
        }
        byte[] content = data.toArray();
        Deadline deadline = Deadline.after(act.within());
        try {
            meetUnreachable();
            while (!sent(to, content)) {
                Waiting.on(channel, SelectionKey.OP_WRITE, deadline, act.cancellation(), waiters)
                        .orThrow(
                                name,
                                "udp send from " + name,
                                () -> over(false, "the kernel took no datagram of " + name, act, "type it again"));
            }
        } catch (PortUnreachableException unreachable) {
            noteUnreachable();
            throw unreachable("; this one was not sent");
        } catch (ClosedChannelException closed) {
            throw Troubles.closed(name);
        } catch (IOException failed) {
            throw ofSend(failed, to, content.length);
        }
    }

    Udp.Datagram receive(int atMost, Act act) throws LabException {
        if (atMost < 1 || atMost > LARGEST) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "no datagram can be taken into " + atMost + " bytes",
                    "ask for 1 to " + LARGEST + " bytes");
        }
        Deadline deadline = Deadline.after(act.within());
        begin();
        try {
            while (true) {
                Udp.Datagram datagram = take(atMost);
                if (datagram != null) {
                    return datagram;
                }
                String next = "send one to it: `udp send " + name + " \"hello\"`";
                Waiting.on(channel, SelectionKey.OP_READ, deadline, act.cancellation(), waiters)
                        .orThrow(
                                name,
                                "udp recv on " + name,
                                () -> over(true, "no datagram came to " + name, act, next));
            }
        } catch (PortUnreachableException unreachable) {
            noteUnreachable();
            throw unreachable("");
        } catch (ClosedChannelException closed) {
            throw Troubles.closed(name);
        } catch (IOException failed) {
            throw Troubles.other("could not receive on " + name, failed);
        } finally {
            end();
        }
    }

    /**
     * Notes in the wire log that ICMP's answer is here, also where no act has come to it. The system tells it only to who takes
     * a datagram (udp(7)), so those that are there are taken, and kept for the next receives. While somebody receives nothing
     * is done: the answer is told there.
     */
    synchronized void look() {
        boolean canBeTold = peer != null && receiving == 0 && !toldUnreachable && !waiters.isClosed();
        try {
            // Past so many an answer waits until they are received.
            while (canBeTold && ahead.size() < MOST_AHEAD) {
                Whole next = fromKernel();
                if (next == null) {
                    return;
                }
                ahead.add(next);
            }
        } catch (PortUnreachableException unreachable) {
            noteUnreachable();
            toldUnreachable = true;
        } catch (IOException gone) {
            // Whoever uses it next is told.
        }
    }

    private synchronized void begin() {
        receiving++;
    }

    private synchronized void end() {
        receiving--;
    }

    private synchronized boolean hasKept() {
        return toldUnreachable || !ahead.isEmpty();
    }

    /** An answer that was noted already is met by the next act, as it would have been. */
    private synchronized void meetUnreachable() throws LabException {
        if (toldUnreachable) {
            toldUnreachable = false;
            throw unreachable("; this one was not sent");
        }
    }

    boolean awaitReady(Duration atMost, Act act) throws LabException {
        begin();
        try {
            return hasKept()
                    || Waiting.on(channel, SelectionKey.OP_READ, Deadline.after(atMost), act.cancellation(), waiters)
                            == Waiting.READY;
        } catch (IOException failed) {
            throw Troubles.other("could not wait on " + name, failed);
        } finally {
            end();
        }
    }

    @Override
    public void close() {
        if (!waiters.close()) {
            return;
        }
        home.log().lock();
        try {
            Quietly.close(channel);
            home.closed(name, local, peer, this);
        } finally {
            home.log().unlock();
        }
    }

    private LabException over(boolean nothingCame, String what, Act act, String next) {
        home.log().add(name, local, peer, new WireEvent.TimedOut(act.within(), nothingCame));
        return new LabException(Trouble.TIMED_OUT, what + " within " + Span.of(act.within()), next);
    }

    private Endpoint target(@Nullable Endpoint wanted) throws LabException {
        if (peer != null) {
            if (wanted != null && !wanted.equals(peer)) {
                throw new LabException(
                        Trouble.BAD_INPUT,
                        name + " is connected to " + peer + " and sends nowhere else",
                        "leave `from " + name + "` out, or send from a socket of `udp bind`");
            }
            return peer;
        }
        if (wanted == null) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    name + " is not connected: it has no peer",
                    "say where to: `udp send 5353 \"hi\"`");
        }
        Addresses.mayConnect(wanted);
        // An IPv6 socket on :: reaches both (RFC 4291, section 2.5.5.2); every other one only its own kind.
        boolean sameVersion = (local.address() instanceof Inet4Address) == (wanted.address() instanceof Inet4Address);
        if (!sameVersion && !(local.isWildcard() && wanted.address() instanceof Inet4Address)) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    name + " is bound to " + local + ", from where " + wanted + " cannot be reached",
                    "IPv4 and IPv6 do not mix: bind a socket of the other kind");
        }
        return wanted;
    }

    private void refuseTooLarge(Endpoint to, int length) throws LabException {
        boolean v4 = to.address() instanceof Inet4Address;
        int most = v4 ? Udp.MOST_V4 : Udp.MOST_V6;
        if (length > most) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    length + " bytes do not fit into one datagram: " + most + " is the most on "
                            + (v4 ? "IPv4" : "IPv6"),
                    v4
                            ? "65,535 bytes of a packet, less 20 for IP's and 8 for UDP's header: send less"
                            : "65,535 bytes, less 8 for UDP's header: send less");
        }
    }

    private boolean sent(Endpoint to, byte[] content) throws IOException {
        ByteBuffer data = ByteBuffer.wrap(content);
        home.log().lock();
        try {
            int count = peer == null ? channel.send(data, to.toSocketAddress()) : channel.write(data);
            // Of an empty datagram Java says 0 too when there was no room for it: taken as sent, as it nearly always
            // is.
            if (count < content.length) {
                return false;
            }
            home.log().add(name, local, to, WireLog.sentDatagram(content, content.length));
            return true;
        } finally {
            home.log().unlock();
        }
    }

    private synchronized Udp.@Nullable Datagram take(int atMost) throws IOException, LabException {
        if (toldUnreachable) {
            toldUnreachable = false;
            throw unreachable("");
        }
        Whole whole = ahead.isEmpty() ? fromKernel() : ahead.remove();
        if (whole == null) {
            return null;
        }
        int taken = Math.min(whole.data().length(), atMost);
        int lost = whole.data().length() - taken;
        home.log().lock();
        try {
            home.log()
                    .add(
                            name,
                            local,
                            whole.from(),
                            WireLog.receivedDatagram(whole.data().toArray(), taken));
            if (lost > 0) {
                home.log().add(name, local, whole.from(), new WireEvent.Truncated(lost));
            }
        } finally {
            home.log().unlock();
        }
        return new Udp.Datagram(whole.from(), whole.data().slice(0, taken), lost);
    }

    /**
     * Always into a buffer that holds the largest datagram, and cut later: recv(2) cuts by itself, but Java does not pass on
     * how much was lost (MSG_TRUNC).
     */
    private @Nullable Whole fromKernel() throws IOException {
        ByteBuffer buffer = inbox;
        if (buffer == null) {
            buffer = ByteBuffer.allocate(LARGEST);
            inbox = buffer;
        }
        buffer.clear();
        InetSocketAddress sender = (InetSocketAddress) channel.receive(buffer);
        return sender == null ? null : new Whole(Endpoint.of(sender), Bytes.of(buffer.array(), 0, buffer.position()));
    }

    private void noteUnreachable() {
        home.log().add(name, local, peer, new WireEvent.Unreachable());
    }

    private LabException unreachable(String more) {
        String there = peer == null ? "PORT" : peer.typed();
        return new LabException(
                Trouble.UNREACHABLE,
                "port unreachable: ICMP says no socket has " + peer + more,
                "`udp bind " + there + "` makes one there; " + name + " can go on");
    }

    private LabException ofSend(IOException failed, Endpoint to, int length) {
        // macOS stops at net.inet.udp.maxdgram, 9,216 bytes unless an administrator says otherwise (EMSGSIZE).
        return Reason.of(failed).contains("too long")
                ? new LabException(
                        Trouble.BAD_INPUT,
                        "this system takes no datagram of " + length + " bytes",
                        "send less in one datagram",
                        failed)
                : Troubles.other("could not send to " + to, failed);
    }
}
