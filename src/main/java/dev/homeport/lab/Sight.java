package dev.homeport.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
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
     * Whether the kernel has given the connection up, as after RST. A selector is told of that whatever it asked for, and
     * connecting is what a connection that is made is never ready for (poll(2): POLLERR, POLLHUP).
     */
    static boolean hasFailed(SocketChannel channel) {
        return isReady(channel, SelectionKey.OP_CONNECT);
    }

    /**
     * Whether end of stream is next, of a TCP channel that had no byte unread a moment ago.
     *
     * @throws IOException if RST is what is next
     */
    static boolean isAtEnd(SocketChannel channel) throws IOException {
        // Ready, and nothing to take: only an end can make it so, and nothing comes after that. So the read takes
        // nothing.
        return isReady(channel, SelectionKey.OP_READ)
                && unread(channel) == 0
                && channel.read(ByteBuffer.allocate(1)) < 0;
    }

    static boolean isReady(SelectableChannel channel, int operation) {
        try (Selector selector = Selector.open()) {
            channel.register(selector, operation);
            return selector.selectNow() > 0;
        } catch (IOException | RuntimeException closed) {
            return false;
        }
    }
}
