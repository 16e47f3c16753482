package dev.homeport.code;

import dev.homeport.lab.Guest;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.SocketKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Channels that call back, under the lab's rules: what listens is in the ledger and closed with the rest, connections are only
 * kept on loopback, and no bytes are logged. Public for rewritten snippets alone.
 */
public final class AsyncChannels {
    private static final int USUAL_BACKLOG = 50;

    private static final Map<AsynchronousServerSocketChannel, Guest> GUESTS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private AsyncChannels() {}

    /** AsynchronousServerSocketChannel.bind. */
    public static AsynchronousServerSocketChannel bind(
            AsynchronousServerSocketChannel channel, @Nullable SocketAddress at) throws IOException {
        return bind(channel, at, 0);
    }

    /** AsynchronousServerSocketChannel.bind. An address without a host, which Java takes for every one, is 127.0.0.1 here. */
    public static AsynchronousServerSocketChannel bind(
            AsynchronousServerSocketChannel channel, @Nullable SocketAddress at, int backlog) throws IOException {
        Bench bench = Benches.ofCaller();
        InetSocketAddress where = ListeningChannels.onLoopback((InetSocketAddress) at);
        try {
            Guest guest = bench.lab()
                    .guests()
                    .listener(
                            SocketKind.LISTENER,
                            Endpoint.of(where),
                            bench.takeName(),
                            backlog < 1 ? USUAL_BACKLOG : backlog,
                            () -> Endpoint.of((InetSocketAddress)
                                    channel.bind(where, backlog).getLocalAddress()),
                            ConnectedChannels.closing(channel),
                            bench.act(null));
            GUESTS.put(channel, guest);
            return channel;
        } catch (LabException e) {
            throw Raise.ofBind(bench, Raise.inJava(e));
        }
    }

    /** AsynchronousServerSocketChannel.close. */
    public static void close(AsynchronousServerSocketChannel channel) throws IOException {
        Guest guest = GUESTS.get(channel);
        if (guest == null) {
            channel.close();
        } else {
            guest.close();
        }
    }

    /** AsynchronousSocketChannel.connect. */
    public static Future<Void> connect(AsynchronousSocketChannel channel, SocketAddress to) {
        try {
            refuseAway(to);
            return channel.connect(to);
        } catch (IOException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** AsynchronousSocketChannel.connect. */
    public static <A> void connect(
            AsynchronousSocketChannel channel,
            SocketAddress to,
            A attachment,
            CompletionHandler<Void, ? super A> handler) {
        try {
            refuseAway(to);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        channel.connect(to, attachment, handler);
    }

    private static void refuseAway(SocketAddress to) throws IOException {
        if (to instanceof InetSocketAddress inet && !inet.isUnresolved()) {
            Bench bench = Benches.ofCaller();
            try {
                bench.lab().guests().maySend(Endpoint.of(inet));
            } catch (LabException e) {
                throw Raise.of(bench, e);
            }
        }
    }
}
