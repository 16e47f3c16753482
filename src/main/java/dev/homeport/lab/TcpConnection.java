package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Observed;
import dev.homeport.net.TlsFacts;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Span;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;
import org.jspecify.annotations.Nullable;

/** A connection that the learner sends and receives on. Its channel never blocks. */
final class TcpConnection implements Held {
    private static final int MOST_RECEIVED = 1 << 20;

    private final String name;
    private final SocketChannel channel;
    private final Address local;
    private final Address remote;
    private final Home home;
    private final Waiters waiters = new Waiters();
    private final Inbox inbox = new Inbox();
    private final @Nullable Handshake handshake;
    private final Layer layer;

    private boolean halfClosed;
    private boolean finCame;
    private boolean peerClosedLogged;
    private boolean reset;

    /** @param side null for TCP alone */
    TcpConnection(
            String name, SocketChannel channel, Address local, Address remote, Home home, @Nullable TlsSide side) {
        this.name = name;
        this.channel = channel;
        this.local = local;
        this.remote = remote;
        this.home = home;
        handshake = side == null ? null : new Handshake(side, channel, name, local, remote, home.log(), waiters);
        layer = handshake == null ? new PlainLayer(channel) : handshake.layer();
    }

    /** Null where it is TCP alone. */
    @Nullable
    Handshake handshake() {
        return handshake;
    }

    /** Its own address, and its peer's. */
    Address local() {
        return local;
    }

    Address remote() {
        return remote;
    }

    @Override
    public @Nullable TlsFacts tls() {
        return handshake == null ? null : handshake.facts();
    }

    void send(Bytes data, Act act) throws LabException {
        Deadline deadline = Deadline.after(act.within());
        byte[] content = data.toArray();
        ByteBuffer left = ByteBuffer.wrap(content);
        refuseIfHalfClosed("can only receive");
        awaitHandshake(act);
        try {
            while (true) {
                write(content, left);
                if (!left.hasRemaining() && layer.flush()) {
                    return;
                }
                String sent = left.position() + " of " + content.length + " bytes";
                Waiting.on(channel, SelectionKey.OP_WRITE, deadline, act.cancellation(), waiters)
                        .orThrow(name, "send on " + name + ", after " + sent + ",", () -> doesNotRead(sent, act));
            }
        } catch (ClosedChannelException closed) {
            throw Troubles.closed(name);
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    static void mayReceive(int atLeast, int atMost) throws LabException {
        if (atLeast < 1 || atMost < atLeast || atMost > MOST_RECEIVED) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "receiving " + atLeast + " to " + atMost + " bytes cannot be",
                    "ask for 1 to " + MOST_RECEIVED + " bytes");
        }
    }

    Lab.Received receive(int atLeast, int atMost, Act act) throws LabException {
        Deadline deadline = Deadline.after(act.within());
        awaitHandshake(act);
        try {
            while (true) {
                Lab.Received received = take(atLeast, atMost);
                if (received != null) {
                    return received;
                }
                Waiting.on(channel, SelectionKey.OP_READ, deadline, act.cancellation(), waiters)
                        .orThrow(name, "receive on " + name, () -> nothingCame(atLeast, act));
            }
        } catch (ClosedChannelException closed) {
            throw Troubles.closed(name);
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /** jdk.net's name for SO_PEERCRED on Linux and getpeereid(3) elsewhere: it tells no process id. */
    Observed<String> peerCredentials() {
        try {
            UnixDomainPrincipal peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);
            return Observed.seen(
                    "user " + peer.user().getName() + ", group " + peer.group().getName());
        } catch (IOException | UnsupportedOperationException notTold) {
            return Observed.unseen("the system does not tell");
        }
    }

    void halfClose() throws LabException {
        synchronized (this) {
            refuseIfHalfClosed("its FIN is sent");
            refuseInHandshake();
            home.log().lock();
            try {
                look(Observed.unseen("shutting down is not worth a look at the table"));
                layer.endOutput();
                if (handshake != null) {
                    home.log().add(name, local, remote, new WireEvent.SentCloseNotify());
                }
                home.log().add(name, local, remote, new WireEvent.HalfClosed());
                halfClosed = true;
            } catch (ClosedChannelException closed) {
                throw Troubles.closed(name);
            } catch (IOException failed) {
                throw reset ? Troubles.reset(name, failed) : Troubles.other("could not half-close " + name, failed);
            } finally {
                home.log().unlock();
            }
        }
    }

    void abort() {
        // RFC 9293, section 3.10.5. Linger on with zero seconds is how sockets spell it: setsockopt(2), SO_LINGER.
        end(true);
    }

    @Override
    public void close() {
        end(false);
    }

    private void end(boolean withReset) {
        if (!waiters.close()) {
            return;
        }
        if (!withReset) {
            layer.calm();
        }
        synchronized (this) {
            home.log().lock();
            try {
                look(Observed.unseen("closing is not worth a look at the table"));
                // Neither one that is gone nor one that has ended both ways has anything to reset.
                boolean over = reset || (halfClosed && finCame);
                if (withReset && !over) {
                    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                } else if (layer.farewell()) {
                    home.log().add(name, local, remote, new WireEvent.SentCloseNotify());
                }
                close(withReset && !over);
            } catch (IOException alreadyGone) {
                close(false);
            } finally {
                home.ledger().closed(this);
                home.log().unlock();
            }
        }
    }

    private void close(boolean withReset) {
        // What comes between this look and the close is reset too, and not known of.
        long unread = withReset || reset ? 0 : Sight.unreadOrNone(channel);
        Quietly.close(channel);
        if (unread > 0) {
            home.log().add(name, local, remote, new WireEvent.ResetByClose(unread));
        }
        home.log().add(name, local, remote, withReset ? new WireEvent.Aborted() : new WireEvent.Closed());
    }

    /** Whether {@link #look} needs the kernel's table to see whether FIN or RST is here. */
    synchronized boolean needsTable() {
        boolean open = !waiters.isClosed() && !reset && local instanceof Endpoint;
        return open && !finCame && (handshake != null || Sight.unreadOrNone(channel) > 0);
    }

    /**
     * Notes in the wire log that the peer's FIN or RST is here, also where no receive has come to it. Takes nothing that a
     * receive would miss.
     *
     * @param state of this end in the kernel's table; empty where it is not listed
     */
    synchronized void look(Observed<Optional<ConnectionState>> state) {
        if (reset || !(local instanceof Endpoint) || !channel.isOpen()) {
            return;
        }
        int ready = Sight.ready(channel);
        // After that, so that what is ready and has no byte has ended.
        int inKernel = Sight.unreadOrNone(channel);
        if (!finCame && handshake == null && inKernel == 0) {
            lookForTheEnd(ready);
        } else if (!finCame
                && state.orElse(Optional.empty())
                        .filter(ConnectionState::tellsPeersFin)
                        .isPresent()) {
            fin(inKernel);
        }
        // Once both sides have sent FIN the channel looks as it does after RST. A FIN that came before RST, and behind
        // bytes
        // that are unread still, is not known of.
        boolean gone = state.match(Optional::isEmpty, unknown -> false);
        boolean failed = (ready & SelectionKey.OP_CONNECT) != 0;
        if (failed && (!halfClosed || (!finCame && gone))) {
            reset();
        }
    }

    private void lookForTheEnd(int ready) {
        try {
            if ((ready & SelectionKey.OP_READ) != 0 && Sight.isAtEnd(channel)) {
                fin(0);
            }
        } catch (IOException failed) {
            noteReset(failed);
        }
    }

    private void fin(int inKernel) {
        finCame = true;
        home.log().add(name, local, remote, new WireEvent.FinCame((long) inbox.size() + inKernel));
    }

    private void write(byte[] content, ByteBuffer left) throws IOException {
        home.log().lock();
        try {
            int from = left.position();
            int count = layer.write(left);
            if (count > 0) {
                home.log().add(name, local, remote, WireLog.sent(content, from, count));
            }
        } finally {
            home.log().unlock();
        }
    }

    synchronized int available() throws LabException {
        try {
            return inbox.size() + (inbox.isAtEnd() ? 0 : layer.available());
        } catch (ClosedChannelException closed) {
            throw Troubles.closed(name);
        } catch (IOException failed) {
            throw Troubles.ofTransfer(failed, name);
        }
    }

    private synchronized Lab.@Nullable Received take(int atLeast, int atMost) throws IOException {
        topUp(atMost);
        while (inbox.size() < atLeast && !inbox.isAtEnd()) {
            if (!inbox.fill(layer, atMost)) {
                return null;
            }
        }
        byte[] data = inbox.take(atMost);
        if (data.length > 0) {
            home.log().add(name, local, remote, WireLog.received(data, 0, data.length));
        }
        boolean over = inbox.isAtEnd() && inbox.size() == 0;
        if (over && !peerClosedLogged) {
            peerClosedLogged = true;
            finCame |= layer.end() != Layer.StreamEnd.CLOSE_NOTIFY;
            logEnd();
        }
        return new Lab.Received(Bytes.of(data), over);
    }

    /** What was kept, as it was less than somebody waited for, and what came since are one stream: one receive brings both. */
    private void topUp(int atMost) {
        try {
            if (inbox.size() > 0 && inbox.size() < atMost && !inbox.isAtEnd()) {
                inbox.fill(layer, atMost);
            }
        } catch (IOException failed) {
            // What was kept comes first. The next receive meets the trouble again.
            noteReset(failed);
        }
    }

    private void logEnd() {
        switch (layer.end()) {
            case FIN -> home.log().add(name, local, remote, new WireEvent.PeerClosed());
            case CLOSE_NOTIFY -> home.log().add(name, local, remote, new WireEvent.CloseNotified());
            case TRUNCATED -> {
                home.log().add(name, local, remote, new WireEvent.PeerClosed());
                home.log().add(name, local, remote, new WireEvent.CutShort());
            }
        }
    }

    private void awaitHandshake(Act act) throws LabException {
        if (handshake != null) {
            handshake.await(act);
        }
    }

    private void refuseInHandshake() throws LabException {
        if (handshake != null && !handshake.isDone()) {
            throw new LabException(
                    Trouble.CLOSED,
                    "the TLS handshake of " + name + " is not done: there is no stream to end yet",
                    "`accept` at the other end lets it go on; `close " + name + "` ends it");
        }
    }

    private void waitedInVain(Act act, boolean nothingCame) {
        home.log().add(name, local, remote, new WireEvent.TimedOut(act.within(), nothingCame));
    }

    private LabException doesNotRead(String sent, Act act) {
        waitedInVain(act, false);
        return new LabException(
                Trouble.TIMED_OUT,
                "the peer of " + name + " does not read: " + sent + " sent within " + Span.of(act.within()),
                "receive at the other end to make room");
    }

    private synchronized LabException nothingCame(int atLeast, Act act) {
        waitedInVain(act, inbox.size() == 0);
        String within = " within " + Span.of(act.within());
        return new LabException(
                Trouble.TIMED_OUT,
                inbox.size() == 0
                        ? "nothing came on " + name + within
                        : "only " + inbox.size() + " of " + atLeast + " bytes came on " + name + within,
                inbox.size() == 0
                        ? "send from the other end, then `recv " + name + "` again"
                        : "they are kept: `recv " + name + "` takes what is there");
    }

    private synchronized LabException failed(IOException failed) {
        // The look that found RST took the system's "reset" with it; what is written after that is a broken pipe.
        boolean known = reset && !finCame && Troubles.isBrokenPipe(failed);
        noteReset(failed);
        return known ? Troubles.reset(name, failed) : Troubles.ofTransfer(failed, name);
    }

    private synchronized void noteReset(IOException failed) {
        if (Troubles.isReset(failed) || Troubles.isBrokenPipe(failed)) {
            reset();
        }
    }

    private void reset() {
        if (!reset) {
            reset = true;
            home.log().add(name, local, remote, new WireEvent.WasReset());
        }
    }

    private synchronized void refuseIfHalfClosed(String so) throws LabException {
        if (halfClosed) {
            throw new LabException(
                    Trouble.CLOSED,
                    name + " is already half-closed: " + so,
                    "`recv " + name + "` still works; `close " + name + "` ends it");
        }
    }
}
