package dev.homeport.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** What can be seen of a connection's channel without taking a byte from it. */
final class Sight {
    private Sight() {}

    /** How many bytes the kernel holds for a receive (FIONREAD, tcp(7)); 0 where that is not known. */
    static int unread(SocketChannel channel) throws IOException {
        // Of Unix sockets the JDK does not tell.
        return channel.getLocalAddress() instanceof InetSocketAddress
                ? channel.socket().getInputStream().available()
                : 0;
    }

    /** The same, and 0 of a channel that is gone. */
    static int unreadOrNone(SocketChannel channel) {
        try {
            return unread(channel);
        } catch (IOException gone) {
            return 0;
        }
    }

    /**
     * What the channel of a connection that is made is ready for: {@code OP_READ} for bytes or an end, and {@code OP_CONNECT}
     * where the kernel has given the connection up, as after RST. A selector is told of that whatever it asked for (poll(2):
     * POLLERR, POLLHUP), and what is connected is never ready to connect.
     */
    static int ready(SocketChannel channel) {
        try (Selector selector = Selector.open()) {
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ | SelectionKey.OP_CONNECT);
            return selector.selectNow() == 0 ? 0 : key.readyOps();
        } catch (IOException | RuntimeException closed) {
            return 0;
        }
    }

    /**
     * Whether end of stream is next, of a TCP channel that was ready for reading and had no byte after that: only an end can
     * make it so, and nothing comes after one. So this takes nothing.
     *
     * @throws IOException if RST is what is next
     */
    static boolean isAtEnd(SocketChannel channel) throws IOException {
        return channel.read(ByteBuffer.allocate(1)) < 0;
    }
}
