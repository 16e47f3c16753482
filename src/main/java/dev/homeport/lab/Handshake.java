package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Certificate;
import dev.homeport.net.TlsFacts;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The TLS handshake of one connection. Whoever opens the connection does it; only where the other end waits to be accepted
 * by the learner it goes on behind, because nobody can type two lines at once.
 */
final class Handshake {
    private final TlsSide side;
    private final TlsLayer layer;
    private final SocketChannel channel;
    private final String name;
    private final @Nullable Address local;
    private final @Nullable Address remote;
    private final @Nullable WireLog log;
    private final Waiters waiters;

    private boolean done;
    private @Nullable LabException failure;

    /**
     * @param channel does not block while it is done
     * @param log null for a connection that is not logged
     */
    Handshake(
            TlsSide side,
            SocketChannel channel,
            String name,
            @Nullable Address local,
            @Nullable Address remote,
            @Nullable WireLog log,
            Waiters waiters) {
        this(side, channel, name, local, remote, log, waiters, null);
    }

    private Handshake(
            TlsSide side,
            SocketChannel channel,
            String name,
            @Nullable Address local,
            @Nullable Address remote,
            @Nullable WireLog log,
            Waiters waiters,
            @Nullable TlsBuffers shared) {
        this.side = side;
        layer = new TlsLayer(channel, side.engine(), shared);
        this.channel = channel;
        this.name = name;
        this.local = local;
        this.remote = remote;
        this.log = log;
        this.waiters = waiters;
    }

    /**
     * With a loop's client, which {@link #advance} serves.
     *
     * @param party null for one that is neither named nor logged
     */
    static Handshake onLoop(
            EchoDesk desk, TlsSide side, SocketChannel channel, @Nullable Party party, TlsBuffers shared) {
        return party == null
                ? new Handshake(side, channel, desk.name(), null, null, null, new Waiters(), shared)
                : new Handshake(
                        side,
                        channel,
                        party.name(),
                        party.local(),
                        party.remote(),
                        desk.home().log(),
                        new Waiters(),
                        shared);
    }

    TlsLayer layer() {
        return layer;
    }

    /** @throws LabException NOT_TLS, NOT_TRUSTED, TIMED_OUT, CANCELLED, CLOSED, RESET; it is in the wire log, too */
    void perform(Duration within, Cancellation cancellation) throws LabException {
        try {
            shake(Deadline.after(within), within, cancellation);
            over(null);
        } catch (LabException failed) {
            note(
                    failed.trouble() == Trouble.TIMED_OUT
                            ? new WireEvent.TimedOut(within)
                            : new WireEvent.Failed(failed.what()));
            over(failed);
            throw failed;
        }
    }

    /** Goes on as long as the connection is open; {@link #await} tells what came of it. */
    void performBehind() {
        ServerThreads.start("lab tls " + name, () -> {
            try {
                perform(Duration.ofDays(1), new Cancellation());
            } catch (LabException kept) {
                // Whoever uses the connection next is told.
            }
        });
    }

    /** Waits for one that goes on behind. */
    void await(Act act) throws LabException {
        Deadline deadline = Deadline.after(act.within());
        Cancellation.Listening listening = act.cancellation().onCancel(this::wake);
        try {
            synchronized (this) {
                while (!done) {
                    if (act.cancellation().isCancelled()) {
                        throw Troubles.cancelled("waiting for the TLS handshake of " + name);
                    }
                    if (deadline.isOver()) {
                        throw new LabException(
                                Trouble.TIMED_OUT,
                                "the TLS handshake of " + name + " is not done: the other end has not answered",
                                "`accept` at the other end lets it go on");
                    }
                    wait(deadline.leftMillis());
                }
                if (failure != null) {
                    throw new LabException(failure.trouble(), failure.what(), failure.next(), failure);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Troubles.cancelled("waiting for the TLS handshake of " + name);
        } finally {
            listening.close();
        }
    }

    synchronized boolean isDone() {
        return done && failure == null;
    }

    synchronized TlsFacts facts() {
        if (!done) {
            return new TlsFacts("the handshake waits for the other end", "", "", null, false, "");
        }
        SSLSession session = layer.engine().getSession();
        return failure == null
                ? new TlsFacts(
                        "encrypted",
                        session.getProtocol(),
                        session.getCipherSuite(),
                        certificate(),
                        side instanceof TlsSide.Server,
                        side.trust())
                : new TlsFacts("no TLS: " + failure.what(), "", "", null, false, side.trust());
    }

    /**
     * Goes on as far as it goes without waiting, for a loop that serves many.
     *
     * @return what it waits for; NOTHING once it is done
     * @throws LabException as {@link #perform}, but for the deadline's
     */
    TlsNeed advance() throws LabException {
        try {
            TlsNeed need = step();
            if (need == TlsNeed.NOTHING) {
                over(null);
            }
            return need;
        } catch (LabException failed) {
            note(new WireEvent.Failed(failed.what()));
            over(failed);
            throw failed;
        }
    }

    /** It has taken too long: whoever calls {@link #advance} gives it up. */
    void giveUp(Duration within) {
        note(new WireEvent.TimedOut(within));
        over(TlsTroubles.stalled(name, layer.first(), within));
    }

    private void shake(Deadline deadline, Duration within, Cancellation cancellation) throws LabException {
        try {
            while (true) {
                TlsNeed need = step();
                if (need == TlsNeed.NOTHING) {
                    return;
                }
                int operation = need == TlsNeed.READ ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
                Waiting.on(channel, operation, deadline, cancellation, waiters)
                        .orThrow(
                                name,
                                "the TLS handshake of " + name,
                                () -> TlsTroubles.stalled(name, layer.first(), within));
            }
        } catch (ClosedChannelException closed) {
            throw Troubles.closed(name);
        } catch (IOException failed) {
            throw TlsTroubles.of(failed, name, side, layer.first());
        }
    }

    private TlsNeed step() throws LabException {
        try {
            TlsNeed need = layer.handshake();
            return need == TlsNeed.NOTHING && !tellAndLog() ? TlsNeed.WRITE : need;
        } catch (ClosedChannelException closed) {
            throw Troubles.closed(name);
        } catch (IOException failed) {
            throw TlsTroubles.of(failed, name, side, layer.first());
        }
    }

    /** The last message and the event together, so that the other end's event cannot come first. */
    private boolean tellAndLog() throws IOException {
        if (log != null) {
            log.lock();
        }
        try {
            if (!layer.flush()) {
                return false;
            }
            SSLSession session = layer.engine().getSession();
            note(new WireEvent.Secured(session.getProtocol(), session.getCipherSuite(), certificate()));
            return true;
        } finally {
            if (log != null) {
                log.unlock();
            }
        }
    }

    private void note(WireEvent.What what) {
        if (log != null) {
            log.add(name, local, remote, what);
        }
    }

    private @Nullable Certificate certificate() {
        return side.certificate(layer.engine());
    }

    private synchronized void over(@Nullable LabException failed) {
        done = true;
        failure = failed;
        notifyAll();
    }

    private synchronized void wake() {
        notifyAll();
    }
}
