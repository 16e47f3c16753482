package dev.homeport.code;

import dev.homeport.lab.Guest;
import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.SocketKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Channels of java.nio, under the lab's rules: what rewritten snippets call instead. A selector takes only the JDK's own
 * channels, so these stay what they are: what listens is in the ledger and closed with the rest, connections are only kept on
 * loopback, and no bytes are logged. Ctrl-C closes a channel that blocks, as interrupts do. Public for snippets alone.
 */
public final class Channels {
    private static final int USUAL_BACKLOG = 50;

    private static final Map<ServerSocketChannel, Guest> GUESTS = Collections.synchronizedMap(new WeakHashMap<>());

    private Channels() {}

    /** ServerSocketChannel.bind. */
    public static ServerSocketChannel bind(ServerSocketChannel channel, @Nullable SocketAddress at) throws IOException {
        return bind(channel, at, 0);
    }

    /** ServerSocketChannel.bind. An address without a host, which Java takes for every one, is 127.0.0.1 here. */
    public static ServerSocketChannel bind(ServerSocketChannel channel, @Nullable SocketAddress at, int backlog)
            throws IOException {
        if (at != null && !(at instanceof InetSocketAddress)) {
            return channel.bind(at, backlog);
        }
        Bench mine = Benches.ofCaller();
        InetSocketAddress where = onLoopback((InetSocketAddress) at);
        try {
            Guest guest = mine.lab()
                    .guests()
                    .listener(
                            SocketKind.LISTENER,
                            Endpoint.of(where),
                            mine.takeName(),
                            backlog < 1 ? USUAL_BACKLOG : backlog,
                            () -> Endpoint.of((InetSocketAddress)
                                    channel.bind(where, backlog).getLocalAddress()),
                            () -> closeQuietly(channel),
                            mine.act(null));
            GUESTS.put(channel, guest);
            return channel;
        } catch (LabException e) {
            throw Raise.ofBind(mine, e);
        }
    }

    /** ServerSocketChannel.close. */
    public static void close(ServerSocketChannel channel) throws IOException {
        Guest guest = GUESTS.get(channel);
        if (guest == null) {
            channel.close();
        } else {
            guest.close();
        }
    }

    /** SocketChannel.connect. */
    public static boolean connect(SocketChannel channel, SocketAddress to) throws IOException {
        refuseAway(to);
        return channel.connect(to);
    }

    /** SocketChannel.open, connected. */
    public static SocketChannel open(SocketAddress to) throws IOException {
        refuseAway(to);
        return SocketChannel.open(to);
    }

    private static void refuseAway(SocketAddress to) throws IOException {
        Bench mine = Benches.ofCaller();
        if (to instanceof InetSocketAddress inet && !inet.isUnresolved()) {
            try {
                mine.lab().guests().mayConnect(Endpoint.of(inet));
            } catch (LabException e) {
                throw Raise.of(mine, e);
            }
        }
    }

    private static InetSocketAddress onLoopback(@Nullable InetSocketAddress at) {
        if (at == null) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        }
        boolean unsaid = at.getAddress() != null && at.getAddress().isAnyLocalAddress();
        return unsaid ? new InetSocketAddress(InetAddress.getLoopbackAddress(), at.getPort()) : at;
    }

    private static void closeQuietly(ServerSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // That is all that was wanted.
        }
    }
}
