package dev.homeport.code;

import com.sun.net.httpserver.HttpServer;
import dev.homeport.lab.Guest;
import dev.homeport.lab.GuestSocket;
import dev.homeport.lab.Guests;
import dev.homeport.lab.LabException;
import dev.homeport.net.BoundSocket;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A socket that was opened past the lab, in the hands of a snippet's variable.
 *
 * @param value of the variable
 * @param closes ends it
 */
record Belonging(BoundSocket socket, SocketKind kind, Object value, Runnable closes) {
    private static final int USUAL_BACKLOG = 50;

    /** What of these has the socket; empty where none has. */
    static Optional<Belonging> among(Collection<Object> values, BoundSocket socket) {
        return values.stream()
                .flatMap(value -> of(value, socket).stream())
                .filter(each -> each.kind.isDatagram() == (socket.transport() == Transport.UDP))
                .findFirst();
    }

    private static Optional<Belonging> of(Object value, BoundSocket socket) {
        if (value instanceof HttpServer server && isAt(server.getAddress(), socket)) {
            return Optional.of(new Belonging(socket, SocketKind.WEB_SERVER, server, () -> WebServers.end(server)));
        }
        if (value instanceof ServerSocket listener && isAt(listener.getLocalSocketAddress(), socket)) {
            return Optional.of(new Belonging(socket, SocketKind.LISTENER, listener, closing(listener)));
        }
        if (value instanceof DatagramSocket datagrams && isAt(datagrams.getLocalSocketAddress(), socket)) {
            return Optional.of(new Belonging(socket, SocketKind.DATAGRAM, datagrams, closing(datagrams)));
        }
        if (value instanceof NetworkChannel channel && isAt(localOf(channel), socket)) {
            SocketKind kind = channel instanceof DatagramChannel ? SocketKind.DATAGRAM : SocketKind.LISTENER;
            return Optional.of(new Belonging(socket, kind, channel, ConnectedChannels.closing(channel)));
        }
        return Optional.empty();
    }

    private static @Nullable SocketAddress localOf(NetworkChannel channel) {
        try {
            return channel.getLocalAddress();
        } catch (IOException closed) {
            return null;
        }
    }

    private static boolean isAt(@Nullable SocketAddress local, BoundSocket socket) {
        return local instanceof InetSocketAddress inet
                && inet.getPort() == socket.local().port();
    }

    private static Runnable closing(AutoCloseable any) {
        return () -> {
            try {
                any.close();
            } catch (Exception alreadyGone) {
                // That is all that was wanted.
            }
        };
    }

    void close() {
        closes.run();
    }

    /** Its name in the ledger from now on; empty where it cannot be entered. */
    Optional<String> enter(Bench bench) {
        Guests guests = bench.lab().guests();
        try {
            if (kind.isDatagram()) {
                GuestSocket guest = guests.datagrams(socket.local(), null, socket::local, closes, bench.act(null));
                if (value instanceof DatagramChannel channel) {
                    DatagramChannels.entered(channel, guest);
                }
                return Optional.of(guest.name());
            }
            Guest guest =
                    guests.listener(kind, socket.local(), null, USUAL_BACKLOG, socket::local, closes, bench.act(null));
            if (value instanceof HttpServer server) {
                WebServers.entered(server, guest);
            } else if (value instanceof ServerSocketChannel channel) {
                ListeningChannels.entered(channel, guest);
            } else if (value instanceof AsynchronousServerSocketChannel channel) {
                AsyncChannels.entered(channel, guest);
            }
            return Optional.of(guest.name());
        } catch (LabException refused) {
            return Optional.empty();
        }
    }
}
