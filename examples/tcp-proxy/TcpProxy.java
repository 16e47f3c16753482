import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Stands between clients and a server on this machine, and relays the bytes of each connection both ways.
 *
 * <p>Run it with {@code java TcpProxy.java [PORT [TARGET]]}. It listens on port 62894 and leads to port 62893 unless
 * others are given; 0 lets the system choose the port to listen on.
 */
public class TcpProxy {
    private static final int CONNECT_MILLIS = 2000;

    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62894;
        int target = args.length > 1 ? Integer.parseInt(args[1]) : 62893;
        if (port == target) {
            // Its own client, and that one's client, until no file descriptor is left.
            System.err.println("port and target are both " + port + ": it would only ever talk to itself");
            System.exit(1);
        }
        try (ServerSocket listener = new ServerSocket()) {
            // Name the address. With a port alone Java listens on every interface of the machine.
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
            // Shortcut: runs until it is ended from outside (Ctrl-C).
            while (true) {
                Socket client = listener.accept();
                // Shortcut: two threads for each client, and no limit on how many.
                new Thread(() -> serve(client, target)).start();
            }
        }
    }

    private static void serve(Socket client, int target) {
        try (client;
                Socket server = new Socket()) {
            try {
                server.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), target), CONNECT_MILLIS);
            } catch (IOException e) {
                // The client is connected already, to us: it cannot be refused any more. A reset says that something
                // broke, where an orderly close would say that this was all.
                System.err.println("target 127.0.0.1:" + target + ": " + e.getMessage());
                reset(client);
                return;
            }
            // Either end may talk at any time, so each direction needs somebody who waits for it.
            Thread answers = new Thread(() -> relay(server, client));
            answers.start();
            relay(client, server);
            // Only when both directions have ended is the connection over.
            answers.join();
        } catch (IOException | InterruptedException e) {
            System.err.println(client.getRemoteSocketAddress() + ": " + e.getMessage());
        }
    }

    /** Carries one direction to its end. */
    private static void relay(Socket from, Socket to) {
        try {
            // Ends when the sender half-closes. One buffer's worth at a time: if the receiver is slow, we read no
            // faster, and the sender is slowed down in turn.
            from.getInputStream().transferTo(to.getOutputStream());
            // Pass on exactly that: no more this way, and the other direction stays open (RFC 9293, section 3.6.1).
            to.shutdownOutput();
        } catch (IOException e) {
            // One end broke. What is left of the other direction has nowhere to go; end both, so that no thread waits
            // for ever.
            reset(from);
            reset(to);
        }
    }

    /** Closes with RST instead of FIN (RFC 9293, section 3.10.5, ABORT). */
    private static void reset(Socket socket) {
        try {
            // Linger for zero seconds: throw away what was not sent, and reset (socket(7), SO_LINGER).
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyGone) {
            // Then there is nothing left to end.
        }
    }
}
