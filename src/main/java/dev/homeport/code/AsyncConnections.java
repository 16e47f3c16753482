package dev.homeport.code;

import dev.homeport.lab.GuestAttempt;
import dev.homeport.lab.GuestSocket;
import dev.homeport.lab.Guests;
import dev.homeport.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * AsynchronousSocketChannel, entered in the lab: what rewritten snippets call instead. What is done is told before the handler
 * or future is. Public for them alone.
 */
public final class AsyncConnections {
    private static final Map<AsynchronousSocketChannel, GuestSocket> GUESTS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private AsyncConnections() {}

    /** AsynchronousSocketChannel.bind, before it connects: to loopback. It is entered once it is connected. */
    public static AsynchronousSocketChannel bind(AsynchronousSocketChannel channel, @Nullable SocketAddress at)
            throws IOException {
        return channel.bind(ConnectedChannels.beforeItConnects(at));
    }

    /** AsynchronousSocketChannel.connect. */
    public static Future<Void> connect(AsynchronousSocketChannel channel, SocketAddress to) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            connect(channel, to, null, new Completing<>(done));
        } catch (UncheckedIOException refused) {
            done.completeExceptionally(refused.getCause());
        }
        return done;
    }

    /** AsynchronousSocketChannel.connect. */
    public static <A> void connect(
            AsynchronousSocketChannel channel,
            SocketAddress to,
            @Nullable A attachment,
            CompletionHandler<Void, ? super A> handler) {
        if (to instanceof InetSocketAddress inet && inet.isUnresolved()) {
            // Java has its own words for it.
            channel.connect(to, attachment, handler);
            return;
        }
        Bench bench = Benches.ofCaller();
        GuestAttempt attempt;
        try {
            attempt = bench.lab().guests().connecting(to, bench.takeName(), bench.act(null));
        } catch (LabException refused) {
            throw new UncheckedIOException(Raise.of(bench, refused));
        }
        channel.connect(to, attachment, new CompletionHandler<Void, A>() {
            @Override
            @SuppressWarnings("VoidUsed") // null is no Void to NullAway
            public void completed(Void nothing, A attachment) {
                try {
                    entered(
                            channel,
                            attempt.connected(near(channel), far(channel), ConnectedChannels.closing(channel)));
                } catch (IOException | LabException gone) {
                    ConnectedChannels.closing(channel).run();
                    handler.failed(gone, attachment);
                    return;
                }
                handler.completed(nothing, attachment);
            }

            @Override
            public void failed(Throwable why, A attachment) {
                IOException failed = why instanceof IOException io ? io : new IOException(why);
                handler.failed(Raise.because(failed, attempt.failed(failed)), attachment);
            }
        });
    }

    /** AsynchronousSocketChannel.read. */
    public static Future<Integer> read(AsynchronousSocketChannel channel, ByteBuffer into) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        read(channel, into, null, new Completing<>(done));
        return done;
    }

    /** AsynchronousSocketChannel.read. */
    public static <A> void read(
            AsynchronousSocketChannel channel,
            ByteBuffer into,
            @Nullable A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        read(channel, into, 0, TimeUnit.MILLISECONDS, attachment, handler);
    }

    /** AsynchronousSocketChannel.read. */
    public static <A> void read(
            AsynchronousSocketChannel channel,
            ByteBuffer into,
            long timeout,
            TimeUnit unit,
            @Nullable A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        channel.read(into, timeout, unit, attachment, received(channel, handler, into.duplicate()));
    }

    /** AsynchronousSocketChannel.read. */
    public static <A> void read(
            AsynchronousSocketChannel channel,
            ByteBuffer[] into,
            int offset,
            int length,
            long timeout,
            TimeUnit unit,
            @Nullable A attachment,
            CompletionHandler<Long, ? super A> handler) {
        channel.read(
                into,
                offset,
                length,
                timeout,
                unit,
                attachment,
                received(channel, handler, copies(into, offset, length)));
    }

    /** AsynchronousSocketChannel.write. */
    public static Future<Integer> write(AsynchronousSocketChannel channel, ByteBuffer from) {
        CompletableFuture<Integer> done = new CompletableFuture<>();
        write(channel, from, null, new Completing<>(done));
        return done;
    }

    /** AsynchronousSocketChannel.write. */
    public static <A> void write(
            AsynchronousSocketChannel channel,
            ByteBuffer from,
            @Nullable A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        write(channel, from, 0, TimeUnit.MILLISECONDS, attachment, handler);
    }

    /** AsynchronousSocketChannel.write. */
    public static <A> void write(
            AsynchronousSocketChannel channel,
            ByteBuffer from,
            long timeout,
            TimeUnit unit,
            @Nullable A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        channel.write(from, timeout, unit, attachment, sent(channel, handler, from.duplicate()));
    }

    /** AsynchronousSocketChannel.write. */
    public static <A> void write(
            AsynchronousSocketChannel channel,
            ByteBuffer[] from,
            int offset,
            int length,
            long timeout,
            TimeUnit unit,
            @Nullable A attachment,
            CompletionHandler<Long, ? super A> handler) {
        channel.write(
                from, offset, length, timeout, unit, attachment, sent(channel, handler, copies(from, offset, length)));
    }

    /** AsynchronousSocketChannel.shutdownOutput. */
    public static AsynchronousSocketChannel shutdownOutput(AsynchronousSocketChannel channel) throws IOException {
        channel.shutdownOutput();
        GuestSocket guest = GUESTS.get(channel);
        if (guest != null) {
            guest.halfClosed();
        }
        return channel;
    }

    /** AsynchronousSocketChannel.close. */
    public static void close(AsynchronousSocketChannel channel) throws IOException {
        GuestSocket guest = GUESTS.get(channel);
        if (guest == null) {
            channel.close();
        } else {
            guest.close();
        }
    }

    static void entered(AsynchronousSocketChannel channel, GuestSocket guest) {
        GUESTS.put(channel, guest);
    }

    static dev.homeport.net.Address near(AsynchronousSocketChannel channel) throws IOException {
        return Guests.address(channel.getLocalAddress());
    }

    static dev.homeport.net.Address far(AsynchronousSocketChannel channel) throws IOException {
        return Guests.address(channel.getRemoteAddress());
    }

    private static <V extends Number, A> CompletionHandler<V, A> received(
            AsynchronousSocketChannel channel, CompletionHandler<V, ? super A> handler, ByteBuffer... into) {
        GuestSocket guest = GUESTS.get(channel);
        return told(handler, transfer -> guest == null ? 0 : guest.receives(transfer, into));
    }

    /** The bytes are copied once they are sent: Java lets nobody change them before (AsynchronousByteChannel). */
    private static <V extends Number, A> CompletionHandler<V, A> sent(
            AsynchronousSocketChannel channel, CompletionHandler<V, ? super A> handler, ByteBuffer... from) {
        GuestSocket guest = GUESTS.get(channel);
        return told(handler, transfer -> guest == null ? 0 : guest.sends(true, null, transfer, from));
    }

    /** Logs what a transfer came to. */
    private interface Log {
        long of(GuestSocket.Transfer transfer) throws IOException;
    }

    private static <V extends Number, A> CompletionHandler<V, A> told(
            CompletionHandler<V, ? super A> handler, Log log) {
        return new CompletionHandler<>() {
            @Override
            public void completed(V count, A attachment) {
                tell(count::longValue);
                handler.completed(count, attachment);
            }

            @Override
            public void failed(Throwable why, A attachment) {
                if (why instanceof IOException failed) {
                    tell(() -> {
                        throw failed;
                    });
                }
                handler.failed(why, attachment);
            }

            private void tell(GuestSocket.Transfer transfer) {
                try {
                    log.of(transfer);
                } catch (IOException known) {
                    // It is handed on to the learner's handler.
                }
            }
        };
    }

    private static ByteBuffer[] copies(ByteBuffer[] all, int offset, int length) {
        ByteBuffer[] copies = new ByteBuffer[length];
        for (int i = 0; i < length; i++) {
            copies[i] = all[offset + i].duplicate();
        }
        return copies;
    }

    /** A handler for those who wait on a future. */
    record Completing<V>(CompletableFuture<V> done) implements CompletionHandler<V, Object> {
        @Override
        public void completed(V value, @Nullable Object attachment) {
            done.complete(value);
        }

        @Override
        public void failed(Throwable why, @Nullable Object attachment) {
            done.completeExceptionally(why);
        }
    }
}
