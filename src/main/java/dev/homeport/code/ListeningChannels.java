package dev.homeport.code;

import dev.homeport.lab.Guest;
import dev.homeport.lab.Guests;
import dev.homeport.lab.LabException;
import dev.homeport.net.SocketKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Listening channels of java.nio, under the lab's rules: what rewritten snippets call instead. A selector takes only the JDK's
 * own channels, so these stay what they are, and Ctrl-C closes one that blocks, as interrupts do. Public for snippets alone.
 */
public final class ListeningChannels {
    private static final int USUAL_BACKLOG = 50;

    private static final Map<ServerSocketChannel, Guest> GUESTS = Collections.synchronizedMap(new WeakHashMap<>());

    private ListeningChannels() {}

    /** ServerSocketChannel.bind. */
    public static ServerSocketChannel bind(ServerSocketChannel channel, @Nullable SocketAddress at) throws IOException {
        return bind(channel, at, 0);
    }

    /** ServerSocketChannel.bind. An address without a host, which Java takes for every one, is 127.0.0.1 here. */
    public static ServerSocketChannel bind(ServerSocketChannel channel, @Nullable SocketAddress at, int backlog)
            throws IOException {
        Bench mine = Benches.ofCaller();
        SocketAddress where = at instanceof UnixDomainSocketAddress ? at : onLoopback((InetSocketAddress) at);
        try {
            Guest guest = mine.lab()
                    .guests()
                    .listener(
                            SocketKind.LISTENER,
                            Guests.address(where),
                            mine.takeName(),
                            backlog < 1 ? USUAL_BACKLOG : backlog,
                            () -> Guests.address(channel.bind(where, backlog).getLocalAddress()),
                            ConnectedChannels.closing(channel),
                            mine.act(null));
            GUESTS.put(channel, guest);
            return channel;
        } catch (LabException e) {
            throw Raise.ofBind(mine, Raise.inJava(e));
        }
    }

    /** ServerSocketChannel.close. */
    public static void close(ServerSocketChannel channel) throws IOException {
        Guest guest = GUESTS.get(channel);
        if (guest == null) {
            channel.close();
        } else {
            guest.closeInJava();
        }
    }

    /** ServerSocketChannel.accept. */
    public static @Nullable SocketChannel accept(ServerSocketChannel channel) throws IOException {
        SocketChannel accepted = channel.accept();
        Guest guest = GUESTS.get(channel);
        if (accepted == null || guest == null) {
            return accepted;
        }
        Bench bench = Benches.ofCaller();
        try {
            ConnectedChannels.entered(
                    accepted,
                    bench.lab()
                            .guests()
                            .accepted(
                                    guest,
                                    accepted.getLocalAddress(),
                                    accepted.getRemoteAddress(),
                                    bench.takeName(),
                                    ConnectedChannels.closing(accepted),
                                    bench.act(null)));
            return accepted;
        } catch (LabException labClosed) {
            accepted.close();
            throw Raise.of(bench, labClosed);
        }
    }

    static void entered(ServerSocketChannel channel, Guest guest) {
        GUESTS.put(channel, guest);
    }

    static InetSocketAddress onLoopback(@Nullable InetSocketAddress at) {
        if (at == null) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        }
        boolean unsaid = at.getAddress() != null && at.getAddress().isAnyLocalAddress();
        return unsaid ? new InetSocketAddress(InetAddress.getLoopbackAddress(), at.getPort()) : at;
    }
}
