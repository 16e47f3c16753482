import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * An echo server (RFC 862) with a single thread for all clients: a selector tells which of them can be served right
 * now.
 *
 * <p>Run it with {@code java EchoSelector.java [PORT]}. The port is 62893 unless another is given; 0 lets the system
 * choose.
 */
public class EchoSelector {
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        try (Selector selector = Selector.open();
                ServerSocketChannel listener = ServerSocketChannel.open()) {
            // Name the address. With a port alone Java listens on every interface of the machine.
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            System.out.println("listening on 127.0.0.1:" + listener.socket().getLocalPort());
            // From here on nothing waits but select. One call that blocks would hold up every client.
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            // Shortcut: runs until it is ended from outside (Ctrl-C).
            while (true) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key.isAcceptable()) {
                        accept(listener, selector);
                    } else {
                        echo(key);
                    }
                }
                // The selector adds keys to this set and never takes one out.
                selector.selectedKeys().clear();
            }
        }
    }

    private static void accept(ServerSocketChannel listener, Selector selector) throws IOException {
        SocketChannel client = listener.accept();
        if (client == null) {
            // It may have gone again between select and accept.
            return;
        }
        client.configureBlocking(false);
        // What a thread would keep in variables is kept with the key. Shortcut: no limit on how many clients.
        client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(8192));
    }

    /** One move for one client: read if nothing is owed to it, then write as much as its socket takes. */
    private static void echo(SelectionKey key) throws IOException {
        SocketChannel client = (SocketChannel) key.channel();
        ByteBuffer buffer = (ByteBuffer) key.attachment();
        try {
            if (key.isReadable()) {
                if (client.read(buffer) < 0) {
                    // The client sends no more, and nothing is owed to it: otherwise we would wait for OP_WRITE.
                    client.close();
                    return;
                }
                // From filling to emptying: what was read is now what is left to write.
                buffer.flip();
            }
            // May take a part only: the client reads slowly and its socket's buffers are full.
            client.write(buffer);
            if (buffer.hasRemaining()) {
                // Read no more until the rest is gone. TCP then slows the client down (RFC 9293, section 3.8.6, the
                // window).
                key.interestOps(SelectionKey.OP_WRITE);
            } else {
                buffer.clear();
                key.interestOps(SelectionKey.OP_READ);
            }
        } catch (IOException e) {
            // Shortcut: one client's trouble is printed and forgotten. The others go on.
            System.err.println(client.socket().getRemoteSocketAddress() + ": " + e.getMessage());
            client.close();
        }
    }
}
