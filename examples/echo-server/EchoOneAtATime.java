import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * An echo server (RFC 862) with a single thread: it serves one client to the end, and only then the next.
 *
 * <p>Run it with {@code java EchoOneAtATime.java [PORT]}. The port is 62893 unless another is given; 0 lets the
 * system choose.
 */
public class EchoOneAtATime {
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        try (ServerSocket listener = new ServerSocket()) {
            // Name the address. With a port alone Java listens on every interface of the machine.
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
            // Shortcut: runs until it is ended from outside (Ctrl-C).
            while (true) {
                // Who comes while another is served is connected all the same: the system shakes hands by itself, and
                // keeps the connection in the listener's queue until accept takes it (listen(2), backlog).
                serve(listener.accept());
            }
        }
    }

    private static void serve(Socket client) {
        // Closes the connection in the end, whatever happens.
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[8192];
            int count;
            // Shortcut: read waits as long as the client likes, so one silent client holds up all the others.
            while ((count = in.read(buffer)) >= 0) {
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // Shortcut: one client's trouble is printed and forgotten. The next one is served.
            System.err.println(client.getRemoteSocketAddress() + ": " + e.getMessage());
        }
    }
}
