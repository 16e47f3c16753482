package dev.homeport.code;

import dev.homeport.lab.Act;
import dev.homeport.lab.Guest;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.SocketKind;
import java.io.IOException;
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

/** AsynchronousServerSocketChannel, entered in the lab: what rewritten snippets call instead. Public for them alone. */
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

    static void entered(AsynchronousServerSocketChannel channel, Guest guest) {
        GUESTS.put(channel, guest);
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

    /** AsynchronousServerSocketChannel.accept. */
    public static Future<AsynchronousSocketChannel> accept(AsynchronousServerSocketChannel channel) {
        CompletableFuture<AsynchronousSocketChannel> done = new CompletableFuture<>();
        accept(channel, null, new AsyncConnections.Completing<>(done));
        return done;
    }

    /** AsynchronousServerSocketChannel.accept. */
    public static <A> void accept(
            AsynchronousServerSocketChannel channel,
            @Nullable A attachment,
            CompletionHandler<AsynchronousSocketChannel, ? super A> handler) {
        Guest listener = GUESTS.get(channel);
        if (listener == null) {
            channel.accept(attachment, handler);
            return;
        }
        Bench bench = Benches.ofCaller();
        Act act = bench.act(null);
        channel.accept(attachment, new CompletionHandler<AsynchronousSocketChannel, A>() {
            @Override
            public void completed(AsynchronousSocketChannel accepted, A attachment) {
                try {
                    AsyncConnections.entered(
                            accepted,
                            bench.lab()
                                    .guests()
                                    .accepted(
                                            listener,
                                            accepted.getLocalAddress(),
                                            accepted.getRemoteAddress(),
                                            null,
                                            ConnectedChannels.closing(accepted),
                                            act));
                } catch (IOException | LabException gone) {
                    ConnectedChannels.closing(accepted).run();
                    handler.failed(gone, attachment);
                    return;
                }
                handler.completed(accepted, attachment);
            }

            @Override
            public void failed(Throwable why, A attachment) {
                handler.failed(why, attachment);
            }
        });
    }
}
