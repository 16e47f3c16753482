package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.TlsFacts;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Span;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A listener of whose connections the learner takes one at a time. */
final class TcpListener implements Held {
    private final String name;
    private final ServerSocketChannel channel;
    private final Address local;
    private final Home home;
    private final TlsSide.@Nullable Server side;
    private final Waiters waiters = new Waiters();

    /** @param side null for TCP alone */
    TcpListener(String name, ServerSocketChannel channel, Address local, Home home, TlsSide.@Nullable Server side) {
        this.name = name;
        this.channel = channel;
        this.local = local;
        this.home = home;
        this.side = side;
    }

    /** The part that its connections take in TLS; null for TCP alone. */
    TlsSide.@Nullable Server side() {
        return side;
    }

    @Override
    public @Nullable TlsFacts tls() {
        return side == null ? null : side.facts();
    }

    /** bind(2) and listen(2); the channel blocks still. */
    static ServerSocketChannel bind(Endpoint at, int backlog, boolean reuseAddress) throws IOException {
        ServerSocketChannel channel = Addresses.serverSocketFor(at);
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, reuseAddress);
            return channel.bind(at.toSocketAddress(), backlog);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    static Endpoint localOf(ServerSocketChannel channel) throws IOException {
        return Endpoint.of((java.net.InetSocketAddress) channel.getLocalAddress());
    }

    SocketChannel accept(Act act) throws LabException {
        Deadline deadline = Deadline.after(act.within());
        try {
            while (true) {
                SocketChannel accepted = channel.accept();
                if (accepted != null) {
                    return accepted;
                }
                Waiting.on(channel, SelectionKey.OP_ACCEPT, deadline, act.cancellation(), waiters)
                        .orThrow(name, "accept on " + name, () -> nobodyCame(act));
            }
        } catch (ClosedChannelException closed) {
            throw Troubles.closed(name);
        } catch (IOException failed) {
            throw Troubles.other("could not accept on " + name, failed);
        }
    }

    private LabException nobodyCame(Act act) {
        home.log().add(name, local, null, new WireEvent.TimedOut(act.within()));
        return new LabException(
                Trouble.TIMED_OUT,
                "nobody connected to " + name + " within " + Span.of(act.within()),
                "`connect " + name + "` makes a connection for it");
    }

    @Override
    public void close() {
        if (!waiters.close()) {
            return;
        }
        home.log().lock();
        try {
            Quietly.close(channel);
            UnixFolder.removeFile(local);
            home.closed(name, local, this);
        } finally {
            home.log().unlock();
        }
    }
}
