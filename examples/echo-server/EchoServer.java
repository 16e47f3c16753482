import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Sends back every byte it receives, as RFC 862 asks of an echo server.
 *
 * <p>Run it with {@code java EchoServer.java [PORT]}. The port is 62893 unless another is given; 0 lets the system
 * choose.
 */
public class EchoServer {
    public static void main(String[] args) throws IOException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        try (ServerSocket listener = new ServerSocket()) {
            // Name the address. With a port alone Java listens on every interface of the machine.
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
            // Shortcut: runs until it is ended from outside (Ctrl-C); a real server closes its listener and its
            // clients.
            while (true) {
                Socket client = listener.accept();
                // One thread for each client: easy to follow. Shortcut: no limit on how many.
                new Thread(() -> serve(client)).start();
            }
        }
    }

    private static void serve(Socket client) {
        // Closes the connection in the end, whatever happens.
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            // TCP carries a stream of bytes, not messages: send back what has come, wherever it is cut.
            byte[] buffer = new byte[8192];
            int count;
            // read returns -1 once the client has said that it sends no more. Sending back is still possible then.
            while ((count = in.read(buffer)) >= 0) {
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // Shortcut: one client's trouble is printed and forgotten. The others go on.
            System.err.println(client.getRemoteSocketAddress() + ": " + e.getMessage());
        }
    }
}
