package dev.homeport.code;

import dev.homeport.lab.GuestAttempt;
import dev.homeport.lab.GuestSocket;
import dev.homeport.lab.Guests;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** SocketChannel, entered in the lab: what rewritten snippets call instead. Public for them alone. */
public final class ConnectedChannels {
    private static final Map<SocketChannel, GuestSocket> GUESTS = Collections.synchronizedMap(new WeakHashMap<>());

    private static final Map<SocketChannel, GuestAttempt> ATTEMPTS = Collections.synchronizedMap(new WeakHashMap<>());

    private ConnectedChannels() {}

    /** SocketChannel.open, connected. */
    public static SocketChannel open(SocketAddress to) throws IOException {
        SocketChannel channel = to instanceof UnixDomainSocketAddress
                ? SocketChannel.open(java.net.StandardProtocolFamily.UNIX)
                : SocketChannel.open();
        try {
            connect(channel, to);
            return channel;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** SocketChannel.bind, before it connects: to loopback. It is entered once it is connected. */
    public static SocketChannel bind(SocketChannel channel, @Nullable SocketAddress at) throws IOException {
        return channel.bind(beforeItConnects(at));
    }

    static @Nullable SocketAddress beforeItConnects(@Nullable SocketAddress at) throws IOException {
        if (at != null && !(at instanceof InetSocketAddress)) {
            return at;
        }
        InetSocketAddress where = ListeningChannels.onLoopback((InetSocketAddress) at);
        Bench bench = Benches.ofCaller();
        try {
            bench.lab().guests().mayBind(Endpoint.of(where));
            return where;
        } catch (LabException e) {
            throw Raise.ofBind(bench, Raise.inJava(e));
        }
    }

    /** SocketChannel.connect. */
    public static boolean connect(SocketChannel channel, SocketAddress to) throws IOException {
        return connect(channel, to, () -> channel.connect(to));
    }

    /** Connects in whatever way. */
    interface Connecting {
        boolean run() throws IOException;
    }

    static boolean connect(SocketChannel channel, SocketAddress to, Connecting connecting) throws IOException {
        if (channel.isConnected() || (to instanceof InetSocketAddress inet && inet.isUnresolved())) {
            // Java has its own words for either.
            return connecting.run();
        }
        Bench bench = Benches.ofCaller();
        GuestAttempt attempt;
        try {
            attempt = bench.lab().guests().connecting(to, bench.takeName(), bench.act(null));
        } catch (LabException e) {
            throw Raise.of(bench, e);
        }
        try {
            boolean connected = connecting.run();
            if (connected) {
                enter(bench, channel, attempt);
            } else {
                ATTEMPTS.put(channel, attempt);
            }
            return connected;
        } catch (IOException failed) {
            throw Raise.because(failed, attempt.failed(failed));
        }
    }

    /** SocketChannel.finishConnect. */
    public static boolean finishConnect(SocketChannel channel) throws IOException {
        GuestAttempt attempt = ATTEMPTS.get(channel);
        if (attempt == null) {
            return channel.finishConnect();
        }
        try {
            boolean connected = channel.finishConnect();
            if (connected && ATTEMPTS.remove(channel, attempt)) {
                enter(Benches.ofCaller(), channel, attempt);
            }
            return connected;
        } catch (IOException failed) {
            ATTEMPTS.remove(channel);
            throw Raise.because(failed, attempt.failed(failed));
        }
    }

    /** SocketChannel.read. */
    public static int read(SocketChannel channel, ByteBuffer into) throws IOException {
        GuestSocket guest = GUESTS.get(channel);
        return guest == null
                ? channel.read(into)
                : (int) transfer(channel, guest, () -> guest.receives(() -> channel.read(into), into));
    }

    /** SocketChannel.read. */
    public static long read(SocketChannel channel, ByteBuffer[] into) throws IOException {
        return read(channel, into, 0, into.length);
    }

    /** SocketChannel.read. */
    public static long read(SocketChannel channel, ByteBuffer[] into, int offset, int length) throws IOException {
        GuestSocket guest = GUESTS.get(channel);
        return guest == null
                ? channel.read(into, offset, length)
                : transfer(
                        channel,
                        guest,
                        () -> guest.receives(() -> channel.read(into, offset, length), some(into, offset, length)));
    }

    /** SocketChannel.write. */
    public static int write(SocketChannel channel, ByteBuffer from) throws IOException {
        GuestSocket guest = GUESTS.get(channel);
        return guest == null
                ? channel.write(from)
                : (int) transfer(
                        channel, guest, () -> guest.sends(channel.isBlocking(), null, () -> channel.write(from), from));
    }

    /** SocketChannel.write. */
    public static long write(SocketChannel channel, ByteBuffer[] from) throws IOException {
        return write(channel, from, 0, from.length);
    }

    /** SocketChannel.write. */
    public static long write(SocketChannel channel, ByteBuffer[] from, int offset, int length) throws IOException {
        GuestSocket guest = GUESTS.get(channel);
        return guest == null
                ? channel.write(from, offset, length)
                : transfer(
                        channel,
                        guest,
                        () -> guest.sends(
                                channel.isBlocking(),
                                null,
                                () -> channel.write(from, offset, length),
                                some(from, offset, length)));
    }

    /** SocketChannel.shutdownOutput. */
    public static SocketChannel shutdownOutput(SocketChannel channel) throws IOException {
        channel.shutdownOutput();
        GuestSocket guest = GUESTS.get(channel);
        if (guest != null) {
            guest.halfClosed();
        }
        return channel;
    }

    /** SocketChannel.close. */
    public static void close(SocketChannel channel) throws IOException {
        GuestAttempt attempt = ATTEMPTS.remove(channel);
        if (attempt != null) {
            attempt.failed(new ConnectException("closed before it was connected"));
        }
        GuestSocket guest = GUESTS.get(channel);
        if (guest == null) {
            channel.close();
        } else if (channel.isOpen() && isToReset(channel)) {
            guest.abort();
        } else {
            guest.close();
        }
    }

    static void entered(SocketChannel channel, GuestSocket guest) {
        GUESTS.put(channel, guest);
    }

    /** How the lab ends it. */
    static Runnable closing(java.nio.channels.Channel channel) {
        return () -> {
            try {
                channel.close();
            } catch (IOException alreadyGone) {
                // That is all that was wanted.
            }
        };
    }

    private static void enter(Bench bench, SocketChannel channel, GuestAttempt attempt) throws IOException {
        try {
            entered(
                    channel,
                    attempt.connected(
                            Guests.address(channel.getLocalAddress()),
                            Guests.address(channel.getRemoteAddress()),
                            closing(channel)));
        } catch (LabException labClosed) {
            channel.close();
            throw Raise.of(bench, labClosed);
        }
    }

    /** An interrupt closes a channel that blocks; that is noticed here. */
    private static long transfer(SocketChannel channel, GuestSocket guest, GuestSocket.Transfer transfer)
            throws IOException {
        try {
            return transfer.run();
        } catch (IOException failed) {
            if (!channel.isOpen()) {
                guest.close();
                throw failed;
            }
            throw Raise.because(failed, guest.explained(failed));
        }
    }

    /** With zero seconds to linger closing sends RST (RFC 9293, section 3.10.5). */
    private static boolean isToReset(SocketChannel channel) {
        try {
            return Integer.valueOf(0).equals(channel.getOption(StandardSocketOptions.SO_LINGER));
        } catch (IOException | UnsupportedOperationException noSuchOption) {
            return false;
        }
    }

    static ByteBuffer[] some(ByteBuffer[] all, int offset, int length) {
        return java.util.Arrays.copyOfRange(all, offset, offset + length);
    }
}
